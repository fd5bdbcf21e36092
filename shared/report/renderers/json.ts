import { replaceSentences } from '../../text/replace-sentences.ts';
import { jsonReport } from '../json-report.ts';
import type { Renderer } from '../renderer.ts';

/** For machines: every figure, unrounded. */
export const json: Renderer = {
  id: 'json',
  title: 'JSON, described by docs/schema/report.schema.json',
  render: (report) => `${JSON.stringify(jsonReport(report), replaceSentences, 2)}\n`,
};

import { summary } from '@actions/core';
import type { Report } from '../../shared/check/report.ts';
import { fitMarkdown, utf8Length } from '../../shared/report/fit-markdown.ts';
import type { Run } from '../run.ts';
import { writeWarning } from '../log.ts';
import { blobLinks } from './links.ts';

/** The runner drops a summary of more bytes than this, and the step stays green. */
const MAX_BYTES = 1024 * 1024 - 1024;

/** The whole report on the page of the run; `extra` is Markdown below it. */
export async function writeSummary(report: Report, run: Run, extra: string): Promise<void> {
  if (!run.env['GITHUB_STEP_SUMMARY']) return;
  const text = fitMarkdown(report, {
    maxSize: MAX_BYTES - utf8Length(extra),
    sizeOf: utf8Length,
    maxRows: 8192,
    linkOf: blobLinks(run, report),
    rest: 'This summary was cut to the size that GitHub shows; the output `report-path` names the whole report.',
  });
  try {
    await summary.emptyBuffer().addRaw(`${text}${extra}`).write({ overwrite: true });
  } catch (error) {
    writeWarning(`The job summary could not be written: ${String(error)}`);
  }
}

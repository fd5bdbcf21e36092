import { sentence } from '../text/sentence.ts';
import type { Report } from './row-fields.ts';
import type { RecordValue } from './value-reader.ts';

/** Fields of a wrong type as warnings: their value is left out, the sample stays. */
export function reportTo(report: RecordValue['report']): Report {
  return (at, message) => {
    report({ severity: 'warning', at, message, hint: sentence`The value is left out.` });
  };
}

import type { JsonPath } from '../../text/json-tree.ts';
import type { Report } from '../row-fields.ts';
import { readUsage, type SampleUsage } from '../sample-usage.ts';
import type { Answer } from './answer.ts';

/** What an answer says it used, by its provider's convention. `at` is where the answer stands in the value. */
export function usageOfAnswer({ usage }: Answer, at: JsonPath, report: Report): SampleUsage {
  if (!usage) return {};
  const { value, convention } = usage;
  const options = convention ? { options: { convention } } : {};
  return readUsage({ value, at: [...at, ...usage.at], ...options }, report);
}

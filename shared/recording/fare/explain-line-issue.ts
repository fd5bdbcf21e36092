import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { kindOf } from '../row-fields.ts';

/** The parts of a zod issue that a sentence needs; zod's own messages are left out of the bundle. */
export type LineIssue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
};

const WANTED: ReadonlyMap<string, string> = new Map([
  ['int', 'a whole number'],
  ['number', 'a number'],
  ['string', 'a string'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
  ['array', 'a list'],
]);

/** Where in the line an issue is, and what is wrong there: `"usage.input" is a string, not a whole number`. */
export function explainLineIssue(
  line: Json,
  issue: LineIssue,
): { readonly at: JsonPath; readonly message: string } {
  const at = issue.path.map((key) => (typeof key === 'symbol' ? '' : key));
  const name = at.length === 0 ? 'The line' : JSON.stringify(at.join('.'));
  return { at, message: `${name} ${whatIsWrong(valueAt(line, at), issue)}` };
}

function whatIsWrong(value: Json | undefined, issue: LineIssue): string {
  if (value === undefined) return 'is missing';
  if (issue.code === 'too_small') return value === '' ? 'is empty' : 'is negative';
  if (issue.code === 'too_big') return 'is too large';
  if (issue.code !== 'invalid_value') return mismatch(value, issue.expected ?? 'object');
  return `is none of ${(issue.values ?? []).map(String).join(', ')}`;
}

function mismatch(value: Json, expected: string): string {
  if (expected === 'int' && typeof value === 'number') return 'is not a whole number';
  const wanted = WANTED.get(expected === 'number' && Number.isInteger(value) ? 'int' : expected);
  return `is ${kindOf(value)}, not ${wanted ?? `a ${expected}`}`;
}

function valueAt(line: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = line;
  for (const key of path) {
    if (typeof key === 'string') value = fieldOf(value, key);
    else value = isJsonArray(value) ? value[key] : undefined;
  }
  return value;
}

import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { sentence, type Sentence, type SentenceValue } from '../../text/sentence.ts';
import { kindOf } from '../row-fields.ts';

/** The parts of a zod issue that a sentence needs; zod's own messages are left out of the bundle. */
export type LineIssue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
};

const WANTED: ReadonlyMap<string, Sentence> = new Map([
  ['int', sentence`a whole number`],
  ['number', sentence`a number`],
  ['string', sentence`a string`],
  ['boolean', sentence`true or false`],
  ['object', sentence`an object`],
  ['array', sentence`a list`],
]);

/** Where in the line an issue is, and what is wrong there: `"usage.input" is a string, not a whole number`. */
export function explainLineIssue(
  line: Json,
  issue: LineIssue,
): { readonly at: JsonPath; readonly message: Sentence } {
  const at = issue.path.map((key) => (typeof key === 'symbol' ? '' : key));
  const name = at.length === 0 ? sentence`The line` : JSON.stringify(at.join('.'));
  return { at, message: sayWhatIsWrong(name, valueAt(line, at), issue) };
}

function sayWhatIsWrong(name: SentenceValue, value: Json | undefined, issue: LineIssue): Sentence {
  if (value === undefined) return sentence`${name} is missing`;
  if (issue.code === 'too_small') {
    return value === '' ? sentence`${name} is empty` : sentence`${name} is negative`;
  }
  if (issue.code === 'too_big') return sentence`${name} is too large`;
  if (issue.code !== 'invalid_value') {
    return sayMismatch(name, value, issue.expected ?? 'object');
  }
  return sentence`${name} is none of ${(issue.values ?? []).map(String).join(', ')}`;
}

function sayMismatch(name: SentenceValue, value: Json, expected: string): Sentence {
  if (expected === 'int' && typeof value === 'number') {
    return sentence`${name} is not a whole number`;
  }
  const wanted = WANTED.get(expected === 'number' && Number.isInteger(value) ? 'int' : expected);
  return sentence`${name} is ${kindOf(value)}, not ${wanted ?? expected}`;
}

function valueAt(line: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = line;
  for (const key of path) {
    if (typeof key === 'string') value = fieldOf(value, key);
    else value = isJsonArray(value) ? value[key] : undefined;
  }
  return value;
}

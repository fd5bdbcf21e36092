import type { JsonPath } from '../text/json-tree.ts';
import type { Sentence } from '../text/sentence.ts';

/** A mistake in a config, before its path has become a line and a column. */
export type Note = {
  readonly path: JsonPath;
  /** What is meant: the key that `path` ends with, or its value. */
  readonly at: 'key' | 'value';
  readonly message: Sentence;
  readonly hint?: Sentence;
};

/** `suites[0].traffic`, as people write paths. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

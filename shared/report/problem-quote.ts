import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { quoteWhole, type Words } from './words.ts';

/** What `formatProblem` says, as words: where, what, and what to do. */
export function problemQuote({ path, position, message, hint }: Problem): Words[number] {
  const place = position ? `${path}:${position.line}:${position.column}` : path;
  const todo = hint ? [sentence`. `, hint] : [];
  return quoteWhole(`${place}: `, message, ...todo);
}

import type { Problem } from '../../shared/text/problem.ts';
import { sentenceWords } from './sentence-words.ts';
import type { Translate } from './words.ts';

/** What is wrong with a file and what to do about it, in the editor's language. */
export function problemWords({ message, hint }: Problem, t: Translate): string {
  const said = hint ? [message, hint] : [message];
  return said.map((one) => sentenceWords(one, t)).join(t('. '));
}

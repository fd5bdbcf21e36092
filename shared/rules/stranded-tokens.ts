import type { Range } from '../text/range.ts';
import type { RuleContext } from './rule-context.ts';

/** Tokens of the fixed text behind a hole, in its own text and in the later ones. */
export function strandedTokens(
  { parts, countTokens }: RuleContext,
  index: number,
  hole: Range,
): number {
  let tokens = 0;
  for (const [at, part] of parts.entries()) {
    if (at < index) continue;
    let start = at === index ? hole.end : 0;
    let fixed = '';
    for (const { range } of part.holes) {
      if (range.start < start) continue;
      fixed += part.text.slice(start, range.start);
      start = range.end;
    }
    tokens += countTokens(fixed + part.text.slice(start));
  }
  return tokens;
}

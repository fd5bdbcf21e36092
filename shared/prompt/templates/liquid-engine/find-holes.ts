import type { Range } from '../../../text/range.ts';
import { scanTags, tokensOf } from './scan-tags.ts';

type Hole = { readonly name: string; readonly range: Range };

const WORDS = new Set(
  'and or not contains true false nil null empty blank in limit offset reversed with as for by forloop tablerowloop'.split(
    ' ',
  ),
);
const READERS = new Set([
  'if',
  'elsif',
  'unless',
  'case',
  'when',
  'for',
  'assign',
  'echo',
  'cycle',
]);

/** Every name that must be given, once for each tag that reads it; names the template makes itself are none. */
export function findLiquidHoles(text: string): readonly Hole[] {
  const made = new Set<string>();
  return scanTags(text).flatMap(({ kind, content, range }) => {
    const tokens = tokensOf(content);
    const [word = '', name = ''] = tokens;
    if (kind === 'statement') {
      const makes = word === 'for' || word === 'assign' || word === 'capture';
      const read = READERS.has(word) ? tokens.slice(makes ? 2 : 1) : [];
      const holes = namesIn(read, made, range);
      if (makes) made.add(name);
      return holes;
    }
    return namesIn(tokens, made, range);
  });
}

function namesIn(
  tokens: readonly string[],
  made: ReadonlySet<string>,
  range: Range,
): readonly Hole[] {
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const isName = /^[\p{L}_]/u.test(token) && !WORDS.has(token) && !made.has(token);
    // After a dot it is a key, after a bar a filter, before a colon a filter's named argument.
    const isRoot = before !== '.' && before !== '|' && tokens[index + 1] !== ':';
    if (isName && isRoot) names.add(token);
  }
  return [...names].map((name) => ({ name, range }));
}

import type { ScannedText, Word } from './scanned-text.ts';

/** Words that stand between a negation or modal and what it is about, and words that a shorter text may leave out. */
const PASSED = new Set(
  (
    'a an the any all be been being is are to of your you i we it this that these those there ' +
    'ever even just very really simply please kindly also still so then not never only always actually basically able'
  ).split(' '),
);

const MAX_PASSED = 6;

/**
 * The word that the word at `index` speaks of: the next one of the same sentence that carries meaning. Empty at the end of
 * a sentence. Comparing pairs instead of counts notices a negation that moved to another verb, and does not mind the
 * words between.
 */
export function headWord({ prose, words }: ScannedText, index: number): string {
  let last = words[index];
  for (let next = index + 1; next <= index + MAX_PASSED; next += 1) {
    const word = words[next];
    if (!last || !word || endsBetween(prose, last, word)) return '';
    if (!PASSED.has(word.lower)) return word.lower;
    last = word;
  }
  return '';
}

/** Whether a sentence or a list item ends between two words. */
function endsBetween(prose: string, { end }: Word, { start }: Word): boolean {
  const between = prose.slice(end, Math.min(start, end + 200));
  return start - end > 200 || /[.!?;:。！？；：|]|\n[ \t]*(?:\n|[-*+•>#]|\d+[.)])/.test(between);
}

const CJK = /[\p{Script=Han}A-Za-z0-9]/u;

/** The two characters that follow in a Chinese clause, whatever emphasis stands between; empty at its end. */
export function headCharacters(prose: string, from: number): string {
  let head = '';
  for (const char of prose.slice(from, from + 12).replaceAll(/[ \t*_]/g, '')) {
    if (head.length >= 2 || !CJK.test(char)) break;
    head += char;
  }
  return head;
}

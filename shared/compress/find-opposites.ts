import { excerpt } from './compare-facts.ts';
import type { Loss } from './loss.ts';
import { CHINESE_OPPOSITES, ENGLISH_OPPOSITES, type Opposites } from './opposite-words.ts';
import type { ScannedText } from './scanned-text.ts';
import type { Range } from '../text/range.ts';

/**
 * Words that were turned into their opposite: one side of a pair stands less often than before and the other more often.
 * A word that is only left out, or only added, turns nothing round.
 */
export function findOpposites(before: ScannedText, after: ScannedText): readonly Loss[] {
  const was = countWords(before);
  const is = countWords(after);
  return [
    ...turnedPairs(sidesOfEnglish(was), sidesOfEnglish(is), before.text),
    ...turnedPairs(sidesOfChinese(before), sidesOfChinese(after), before.text),
    ...turnedPrefixes(was, is, before.text),
  ];
}

type Places = readonly Range[];
type Counted = ReadonlyMap<string, Places>;

function countWords({ words }: ScannedText): Counted {
  const places = new Map<string, Range[]>();
  for (const { lower, start, end } of words) push(places, lower, { start, end });
  return places;
}

function push(places: Map<string, Range[]>, key: string, range: Range): void {
  const known = places.get(key);
  if (known) known.push(range);
  else places.set(key, [range]);
}

/** Places of either side of each pair, by its number and side: `3+`, `3-`. */
function sidesOfEnglish(words: Counted): Counted {
  const sides = new Map<string, Range[]>();
  for (const [word, places] of words) {
    for (const side of sidesOfWord(word)) for (const range of places) push(sides, side, range);
  }
  return sides;
}

const ENGLISH_SIDES: ReadonlyMap<string, readonly string[]> = indexSides(ENGLISH_OPPOSITES);
const CHINESE_SIDES: ReadonlyMap<string, readonly string[]> = indexSides(CHINESE_OPPOSITES);

function indexSides(pairs: readonly Opposites[]): ReadonlyMap<string, readonly string[]> {
  const sides = new Map<string, readonly string[]>();
  for (const [index, [one, other]] of pairs.entries()) {
    for (const word of one) sides.set(word, [...(sides.get(word) ?? []), `${index}+`]);
    for (const word of other) sides.set(word, [...(sides.get(word) ?? []), `${index}-`]);
  }
  return sides;
}

const ENDING = /(?:s|ed|d|ing|er|r|est|st|ly)$/;

/** Without its ending, or with the `e` that the ending took: `hiding` is `hid`, then `hide`. */
function sidesOfWord(word: string): readonly string[] {
  const known = ENGLISH_SIDES.get(word);
  if (known) return known;
  const stem = word.replace(ENDING, '');
  if (stem === word || stem.length < 3) return [];
  return ENGLISH_SIDES.get(stem) ?? ENGLISH_SIDES.get(`${stem}e`) ?? [];
}

const CHINESE = new RegExp(
  [...CHINESE_SIDES.keys()].toSorted((a, b) => b.length - a.length).join('|'),
  'g',
);

function sidesOfChinese({ prose }: ScannedText): Counted {
  const sides = new Map<string, Range[]>();
  for (const { 0: word, index } of prose.matchAll(CHINESE)) {
    const range = { start: index, end: index + word.length };
    for (const side of CHINESE_SIDES.get(word) ?? []) push(sides, side, range);
  }
  return sides;
}

function turnedPairs(was: Counted, is: Counted, text: string): readonly Loss[] {
  return [...was].flatMap(([side, places]): readonly Loss[] => {
    const other = side.endsWith('+') ? side.replace('+', '-') : side.replace('-', '+');
    const isTurned = growth(was, is, side) < 0 && growth(was, is, other) > 0;
    return isTurned ? [lossOf(places, -growth(was, is, side), text)] : [];
  });
}

function growth(was: Counted, is: Counted, key: string): number {
  return (is.get(key)?.length ?? 0) - (was.get(key)?.length ?? 0);
}

function lossOf(places: Places, count: number, text: string): Loss {
  const range = places[0] ?? { start: 0, end: 0 };
  return { check: 'negations', kind: 'lost', what: excerpt(text, range), count, range };
}

const NEGATING = /^(?:un|non|in|im|ir|il|dis|de|mis)(?=[a-z]{4})/;
const LESS = /less(?=$|ly$|ness$)/;

/** `unsigned` and `signed`, `harmless` and `harmful`: whichever of the two a text lost, the other took its place. */
function turnedPrefixes(was: Counted, is: Counted, text: string): readonly Loss[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((word): readonly Loss[] => {
    const opposite = withoutNegation(word);
    if (opposite === undefined) return [];
    const [negated, plain] = [growth(was, is, word), growth(was, is, opposite)];
    if (negated * plain >= 0) return [];
    const lost = was.get(negated < 0 ? word : opposite) ?? [];
    return [lossOf(lost, Math.abs(Math.min(negated, plain)), text)];
  });
}

function withoutNegation(word: string): string | undefined {
  if (LESS.test(word)) return word.replace(LESS, 'ful');
  const stem = word.replace(NEGATING, '');
  return stem === word ? undefined : stem;
}

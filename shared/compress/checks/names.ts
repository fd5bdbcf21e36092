import type { Check } from '../check.ts';
import { excerpt, factCheck } from '../compare-facts.ts';
import type { Loss } from '../loss.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Range } from '../../text/range.ts';

/**
 * Proper names and words in capitals. A word that stood there in any form may become one, because a shorter sentence may
 * begin with another word; one that stood there in no form was made up.
 */
export const names: Check = {
  id: 'names',
  title: 'Proper names and capitals',
  findLosses: (before, after, options) => [
    ...latinLosses(before, after, options),
    ...madeUpNames(before, after),
    ...languages.findLosses(before, after, options),
  ],
};

const LANGUAGE =
  /(?:中|英|日|法|德|俄|韩|汉|泰|粤|荷兰|西班牙|葡萄牙|意大利|阿拉伯|越南|希腊|拉丁|印地|土耳其)(?=[文语](?![件档本章字言法气]))/g;

/** Languages in Chinese, which have no capitals. */
const languages: Check = factCheck({
  id: 'names',
  title: 'Languages',
  refusesNew: false,
  refusesSwaps: true,
  factsOf: ({ prose }) =>
    Array.from(prose.matchAll(LANGUAGE), ({ 0: key, index }) => ({
      key,
      range: { start: index, end: index + key.length },
    })),
});

const latinLosses: Check['findLosses'] = (before, after, { repeats }) => {
  const left = countWords(after);
  return [...placesOfNames(before)].flatMap(([name, places]): readonly Loss[] => {
    const kept = left.get(name) ?? 0;
    const count = repeats === 'merge' && kept > 0 ? 0 : places.length - kept;
    const range = places[0];
    if (count <= 0 || !range) return [];
    return [{ check: 'names', kind: 'lost', what: excerpt(before.text, range), count, range }];
  });
};

function madeUpNames(before: ScannedText, after: ScannedText): readonly Loss[] {
  const known = new Set([...countWords(before).keys()].map((word) => word.toLowerCase()));
  const found = [...after.prose.matchAll(WORD)].filter(
    ({ 0: word, index }) => !known.has(word.toLowerCase()) && isName(after.prose, word, index),
  );
  return found.slice(0, 1).map(({ 0: word, index }): Loss => {
    const range = { start: index, end: index + word.length };
    const what = excerpt(after.text, range);
    return { check: 'names', kind: 'added', what, count: found.length, range };
  });
}

/** Words with what holds them together: `GPT-4o`, `max_tokens`, `C++`, `U.S`. One match per run: linear. */
const WORD = /[A-Za-z][A-Za-z\d]*(?:[-_.+#]+[A-Za-z\d]+)*(?:\+\+|#)?/g;

/** Capitals (`JSON`, `MUST`), capitals inside (`OpenAI`), letters with digits or underscores: names wherever they stand. */
const IS_FORMED = /^[A-Z]{2}|[a-z\d][A-Z]|[A-Z]{2}|_|[A-Za-z][-.]?\d|[+#]$/;

const IS_CAPITALIZED = /^[A-Z][a-z]/;

/** Latin words right after Chinese are names of something (Python, markdown). */
const HAN_BEFORE = /[\p{Script=Han}，、（“][ \t]?$/u;

const BEGINS_SENTENCE = /(?:^|[.!?:;。！？：；|#>*_•("“「『'‘[-]|\d[.)])\s*$|\n\s*$/;

/** Their full stop ends no sentence. */
const TITLE = /\b(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs)\.\s$/;

const LEAD_LENGTH = 12;

/** Capital words that begin sentences and are names nowhere. */
const STARTERS = new Set(
  'Please Kindly Note The This That These Those If When Do Use Make You Your It For In And Or Only Just'.split(
    ' ',
  ),
);

function placesOfNames({ prose }: ScannedText): ReadonlyMap<string, readonly Range[]> {
  const places = new Map<string, Range[]>();
  const atStart = new Map<string, Range[]>();
  const lower = new Set<string>();
  for (const { 0: word, index } of prose.matchAll(WORD)) {
    const range = { start: index, end: index + word.length };
    if (isName(prose, word, index)) add(places, word, range);
    else if (IS_CAPITALIZED.test(word)) add(atStart, word, range);
    else lower.add(word);
  }
  // A word that is a name elsewhere, and never a common word, is one at the beginning of a sentence too.
  for (const [word, ranges] of atStart) {
    if (STARTERS.has(word) || lower.has(word.toLowerCase())) continue;
    places.get(word)?.push(...ranges);
  }
  return places;
}

function add(places: Map<string, Range[]>, word: string, range: Range): void {
  const known = places.get(word);
  if (known) known.push(range);
  else places.set(word, [range]);
}

function isName(prose: string, word: string, index: number): boolean {
  if (IS_FORMED.test(word.slice(0, 200))) return true;
  const lead = prose.slice(Math.max(0, index - LEAD_LENGTH), index);
  if (HAN_BEFORE.test(lead)) return true;
  if (!IS_CAPITALIZED.test(word)) return false;
  // A long blank lead is a blanked-out tag or code: what follows it begins nothing.
  return lead.trim() !== '' && (!BEGINS_SENTENCE.test(lead) || TITLE.test(lead));
}

/** Every word of a text, at the beginning of a sentence too: a shorter text may put a name there. */
function countWords({ prose }: ScannedText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { 0: word } of prose.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

import type { Check } from '../check.ts';
import { excerpt } from '../compare-facts.ts';
import type { Loss } from '../loss.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Range } from '../../text/range.ts';

/**
 * Words that are names by their form: capitals (`JSON`, `MUST`), capitals inside (`OpenAI`), letters with digits or
 * underscores (`GPT-4o`, `max_tokens`). They count wherever they stand.
 */
const FORMED =
  /(?<![\w-])(?:[A-Z]{2,}(?:[-_.][A-Z0-9]+)*s?|[A-Za-z]+[a-z\d]*[A-Z][A-Za-z\d]*|[A-Za-z][A-Za-z\d]*(?:_[A-Za-z\d]+)+|[A-Za-z]+-?\d[\w.-]*[\w]|[A-Za-z]+\d)(?![\w])/g;

/** A word with one capital; a name when it does not begin a sentence. */
const CAPITALIZED = /(?<![\w'’-])[A-Z][a-z]+(?![\w])/g;

const BEGINS_SENTENCE = /(?:^|[.!?:;。！？：；|#>*_•("“「『'‘[-]|\d[.)])\s*$|\n\s*$/;

/** Latin words inside Chinese are names of something (Python, Markdown) wherever they stand. */
const AMONG_HAN = /(?<=[\p{Script=Han}，。、：；（“][ \t]?)[A-Za-z][A-Za-z\d.+#-]*/gu;

/** Proper names and words in capitals. New ones are no loss: a shorter sentence may begin with another word. */
export const names: Check = {
  id: 'names',
  title: 'Proper names and capitals',
  findLosses: (before, after, { repeats }) => {
    const left = countEverywhere(after);
    return [...namesIn(before)].flatMap(([name, places]): readonly Loss[] => {
      const kept = left.get(name) ?? 0;
      const count = repeats === 'merge' && kept > 0 ? 0 : places.length - kept;
      const range = places[0];
      if (count <= 0 || !range) return [];
      return [{ check: 'names', kind: 'lost', what: excerpt(before.text, range), count, range }];
    });
  },
};

type Places = Map<string, Range[]>;

function namesIn({ prose }: ScannedText): Places {
  const places: Places = new Map();
  const taken = new Set<number>();
  const add = (name: string, start: number): void => {
    if (taken.has(start)) return;
    taken.add(start);
    const range = { start, end: start + name.length };
    const known = places.get(name);
    if (known) known.push(range);
    else places.set(name, [range]);
  };
  for (const { 0: name, index } of prose.matchAll(FORMED)) add(name, index);
  for (const { 0: name, index } of prose.matchAll(AMONG_HAN))
    add(name.replace(/[.-]+$/, ''), index);
  for (const { 0: name, index } of prose.matchAll(CAPITALIZED)) {
    const lead = prose.slice(Math.max(0, index - 12), index);
    if (!(index <= 12 && lead.trim() === '') && !BEGINS_SENTENCE.test(lead)) add(name, index);
  }
  return places;
}

/** Every word that could be a name, at the beginning of a sentence too: a shorter text may put a name there. */
const ANY_WORD = /[A-Za-z][A-Za-z\d]*(?:[-_.+#][A-Za-z\d]+)*[+#]*/g;

function countEverywhere({ prose }: ScannedText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { 0: written } of prose.matchAll(ANY_WORD)) {
    count(written);
    // `JSON-only` holds JSON, `U.S.` is found as it stands.
    const parts = written.split(/[-_.]/);
    if (parts.length > 1) for (const part of new Set(parts)) count(part);
  }
  for (const { 0: name } of prose.matchAll(FORMED)) if (!counts.has(name)) count(name);
  return counts;
}

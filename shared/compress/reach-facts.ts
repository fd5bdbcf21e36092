import type { Fact } from './compare-facts.ts';
import { headCharacters } from './head-word.ts';
import type { ScannedText } from './scanned-text.ts';

/** Words that say when something holds, by what they say; `when` and `if` may stand for each other. */
const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ['if', 'if'],
  ['when', 'if'],
  ['whenever', 'if'],
  ['once', 'if'],
  ['until', 'until'],
]);

/** What is said of everything, not of something. */
const UNIVERSALS = new Set(['all', 'every', 'each']);

/** `in the event that`, `in case`: a condition of several words. */
const LONG_CONDITION = /\bin (?:the event|case)\b/gi;

const CHINESE_CONDITION = /如果(?!可能|需要|有必要|方便)|假如|倘若|要是|一旦|若(?!干)/g;

/** 先 and 再 with what they speak of: the order of steps. */
const CHINESE_ORDER = /(?<![首优预事原祖率])先(?![生前进后行])|(?<![不一])再(?![见次三])/g;
const CHINESE_UNIVERSAL = /所有|全部|一切|每一?[个条次位项句段行名份种]/g;

/** Conditions, and words that say that something holds for all: a text that loses one says something else. */
export function reachFacts(scanned: ScannedText): readonly Fact[] {
  const { prose, words } = scanned;
  const english = words.flatMap(({ lower, start, end }, index): readonly Fact[] => {
    const key = UNIVERSALS.has(lower) ? 'all' : CONDITIONS.get(lower);
    if (key === undefined || isFrozen(scanned, index)) return [];
    const isEven = words[index - 1]?.lower === 'even';
    return [{ key: isEven ? `even ${key}` : key, range: { start, end } }];
  });
  return [
    ...english,
    ...matchesOf(prose, LONG_CONDITION, 'if'),
    ...matchesOf(prose, CHINESE_CONDITION, '如果'),
    ...matchesOf(prose, CHINESE_UNIVERSAL, '所有'),
    ...matchesOf(prose, CHINESE_ORDER, '').map(({ range }) => ({
      key: `${prose.slice(range.start, range.end)} ${headCharacters(prose, range.end)}`,
      range,
    })),
  ];
}

/** `if possible`, `first of all`, `at once`, `each and every` say no more than their sentence says without them. */
function isFrozen({ words }: ScannedText, index: number): boolean {
  const at = (offset: number): string => words[index + offset]?.lower ?? '';
  const word = at(0);
  if (word === 'if' || word === 'when') {
    return /^(?:possible|needed|necessary|applicable|appropriate|any|in|you)$/.test(at(1));
  }
  if (word === 'once') return /^(?:at|all|more|than|only|just)$/.test(at(-1)) || at(1) === 'again';
  if (word === 'all')
    return /^(?:at|of|above|after|in)$/.test(at(-1)) || /^(?:right|in)$/.test(at(1));
  return word === 'every' && at(-1) === 'and';
}

function matchesOf(prose: string, pattern: RegExp, key: string): readonly Fact[] {
  return Array.from(prose.matchAll(pattern), ({ 0: { length }, index }) => ({
    key,
    range: { start: index, end: index + length },
  }));
}

import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import { findOpposites } from '../find-opposites.ts';
import { headCharacters, headWord } from '../head-word.ts';
import { reachFacts } from '../reach-facts.ts';
import type { ScannedText } from '../scanned-text.ts';

const NEGATIONS = new Set(
  (
    'not never no none nor neither nothing nobody nowhere without unless except excluding exclude only solely ' +
    'exclusively avoid avoiding prohibited forbidden forbid refuse refrain cannot dont rather instead hardly neglect omit skip ignore non'
  ).split(' '),
);

/** Two Chinese characters at least, longest first, then single ones that are no part of a frozen word. */
const CHINESE =
  /不可以|不允许|不需要|不应该|不应当|不要|不得|不能|不可|不应|不许|不准|不会|不用|不必|禁止|严禁|切勿|请勿|避免|没有|无需|无须|除非|除了|除外|只能|只有|仅限|仅仅|仅|只(?![是要有能])(?<![不一二两三四五六七八九十几每这那\d]只)|从不|绝不|决不|并非|不是|拒绝|省略|忽略|(?<![特区级辨分类])别(?![的人名处])|勿|(?<![差要对好])不(?![同仅但过断少管论错客])(?!(?:超过|多于|少于|低于|高于|大于|小于|到|足|满)\s*[\d一二两三四五六七八九十百千])|(?<![虚])无(?![论])|未(?![来])/g;

/** Ways to write one thing. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['仅', '只'],
  ['仅仅', '只'],
]);

const facts: Check = factCheck({
  id: 'negations',
  title: 'Negations and exceptions',
  refusesNew: true,
  factsOf: (scanned) => [...englishNegations(scanned), ...chineseNegations(scanned)],
});

/** A condition may be said in more words than before; one that is gone is a loss. */
const reach: Check = factCheck({
  id: 'negations',
  title: 'Conditions',
  refusesNew: false,
  factsOf: reachFacts,
});

/**
 * What must not be, and what is excepted, with the word each speaks of; on what condition and for how many it holds; and
 * words turned into their opposite.
 */
export const negations: Check = {
  id: 'negations',
  title: 'Negations and exceptions',
  findLosses: (before, after, options) => [
    ...facts.findLosses(before, after, options),
    ...reach.findLosses(before, after, options),
    ...findOpposites(before, after),
  ],
};

function englishNegations(scanned: ScannedText): readonly Fact[] {
  return scanned.words.flatMap(({ lower, start, end }, index): readonly Fact[] => {
    const isShort = lower.endsWith("n't");
    if (lower === 'hesitate')
      return mayHesitate(scanned, index) ? [{ key: lower, range: { start, end } }] : [];
    if (!isShort && !NEGATIONS.has(lower)) return [];
    if (isFrozen(scanned, index)) return [];
    const negation = isShort || lower === 'cannot' || lower === 'dont' ? 'not' : lower;
    const head = headWord(scanned, index);
    // `don't hesitate` is politeness.
    if (head === 'hesitate') return [];
    return [{ key: `${negation} ${head}`, range: { start, end } }];
  });
}

/** `do hesitate`: what `don't hesitate` becomes without its negation. */
function mayHesitate({ words }: ScannedText, index: number): boolean {
  return !words
    .slice(Math.max(0, index - 2), index)
    .some(({ lower }) => lower.endsWith("n't") || NEGATIONS.has(lower));
}

/** `whether or not` negates nothing; `no more than 5` is a number's comparator, and `rather`, `instead` need their partner. */
function isFrozen({ words }: ScannedText, index: number): boolean {
  const at = (offset: number): string => words[index + offset]?.lower ?? '';
  const word = at(0);
  if (word === 'rather') return at(1) !== 'than';
  if (word === 'instead') return at(1) !== 'of';
  if (word !== 'not' && word !== 'no') return false;
  const isWhether = word === 'not' && at(-1) === 'or' && at(-2) === 'whether';
  const isComparator = /^(?:more|less|fewer|greater|longer|later|earlier)$/.test(at(1));
  return isWhether || (isComparator && at(2) === 'than');
}

function chineseNegations({ prose }: ScannedText): readonly Fact[] {
  return Array.from(prose.matchAll(CHINESE), ({ 0: negation, index }): Fact => {
    const range = { start: index, end: index + negation.length };
    return { key: `${SAME.get(negation) ?? negation} ${headCharacters(prose, range.end)}`, range };
  });
}

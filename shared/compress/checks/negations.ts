import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import { headCharacters, headWord } from '../head-word.ts';
import type { ScannedText } from '../scanned-text.ts';

const NEGATIONS = new Set(
  (
    'not never no none nor neither nothing nobody nowhere without unless except excluding exclude only solely ' +
    'exclusively avoid avoiding prohibited forbidden forbid refuse refrain cannot dont rather instead hardly neglect omit skip ignore'
  ).split(' '),
);

/** Two Chinese characters at least, longest first, then single ones that are no part of a frozen word. */
const CHINESE =
  /不可以|不允许|不需要|不应该|不应当|不要|不得|不能|不可|不应|不许|不准|不会|不用|不必|禁止|严禁|切勿|请勿|避免|没有|无需|无须|除非|除了|除外|只能|只有|仅限|仅|从不|绝不|决不|并非|不是|拒绝|省略|忽略|(?<![特区级辨分类])别(?![的人名处])|勿|(?<![差要对好])不(?![同仅但过断少管论错客])|(?<![虚])无(?![论])|未(?![来])/g;

/** What must not be, and what is excepted, with the word each speaks of. */
export const negations: Check = factCheck({
  id: 'negations',
  title: 'Negations and exceptions',
  refusesNew: true,
  factsOf: (scanned) => [...englishNegations(scanned), ...chineseNegations(scanned)],
});

function englishNegations(scanned: ScannedText): readonly Fact[] {
  return scanned.words.flatMap(({ lower, start, end }, index): readonly Fact[] => {
    const isShort = lower.endsWith("n't");
    if (!isShort && !NEGATIONS.has(lower)) return [];
    if (isFrozen(scanned, index)) return [];
    const negation = isShort || lower === 'cannot' || lower === 'dont' ? 'not' : lower;
    const head = headWord(scanned, index);
    // `don't hesitate` is politeness.
    if (head === 'hesitate') return [];
    return [{ key: `${negation} ${head}`, range: { start, end } }];
  });
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
    return { key: `${negation} ${headCharacters(prose, range.end)}`, range };
  });
}

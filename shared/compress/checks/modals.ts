import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import { headCharacters, headWord } from '../head-word.ts';
import type { ScannedText } from '../scanned-text.ts';

const MODALS = new Set(
  (
    'must shall should may might can could required mandatory optional recommended always allowed permitted essential ' +
    'crucial critical mandatorily usually sometimes often preferably ideally'
  ).split(' '),
);

/** Modals of two words: `need to`, `have to`. */
const WITH_TO = new Set(['need', 'needs', 'have', 'has', 'ought', 'supposed']);

/** `Could you please …` asks; it allows nothing. */
const ASKING = new Set(['can', 'could', 'may', 'might']);

/** Longest first: 必须 before 须. Single characters only where they are no part of another word (需求, 应用). */
const CHINESE =
  /不可以|(?<!希望[你您]?)可以|必须|必需|务必|一定要|需要(?!做的是)|应当|应该|(?<!如果)可能|能够|允许|建议|推荐|最好|尽量|也许|或许|总是|始终|(?<![必无])须(?![知])|(?<![对相反响适供效因回呼])应(?![用答对付急聘变])|(?<![必供急无])需(?![求要])/g;

/** How strongly something is asked for: changing must to may changes the meaning. */
export const modals: Check = factCheck({
  id: 'modals',
  title: 'Modals',
  refusesNew: true,
  factsOf: (scanned) => [...englishModals(scanned), ...chineseModals(scanned)],
});

function englishModals(scanned: ScannedText): readonly Fact[] {
  const { words } = scanned;
  return words.flatMap(({ lower, start, end }, index): readonly Fact[] => {
    const next = words[index + 1]?.lower;
    const modal = next === 'to' && ABLE.test(lower) ? 'can' : modalOf(lower);
    const isModal = MODALS.has(modal) || (WITH_TO.has(modal) && next === 'to');
    if (!isModal || isPolite(words, index, modal)) return [];
    return [{ key: `${modal} ${headWord(scanned, index)}`, range: { start, end } }];
  });
}

/** `could you please`, `you might want to`, `it should be noted`: nothing is allowed or asked for. */
function isPolite(words: ScannedText['words'], index: number, modal: string): boolean {
  const [next, third] = [words[index + 1]?.lower ?? '', words[index + 2]?.lower ?? ''];
  if (ASKING.has(modal) && (next === 'you' || next === 'want')) return true;
  return modal === 'should' && next === 'be' && /^(?:noted|mentioned)$/.test(third);
}

/** `is able to` and `has the ability to` are `can`. */
const ABLE = /^(?:able|ability)$/;

function modalOf(lower: string): string {
  return lower.replace(/n't$/, '').replace(/^cannot$|^ca$/, 'can');
}

function chineseModals({ prose }: ScannedText): readonly Fact[] {
  return Array.from(prose.matchAll(CHINESE), ({ 0: modal, index }): Fact => {
    const range = { start: index, end: index + modal.length };
    return { key: `${modal} ${headCharacters(prose, range.end)}`, range };
  });
}

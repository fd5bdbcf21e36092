import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import type { ScannedText } from '../scanned-text.ts';

/** `see step 3`, `rule #2`, `第三步`, `步骤 2`, `见（3）`. */
const REFERENCE =
  /\b(?:steps?|points?|items?|rules?|sections?|options?|examples?|questions?|parts?|phases?|stages?|tasks?|criteri(?:on|a)|numbers?|no\.|requirements?) {1,3}#?(?:\d{1,3}|[A-H])\b|第 ?[\d一二三四五六七八九十]{1,3} ?[步条点项章节部]|(?:步骤|规则|要点|示例|选项) ?[\d一二三四五六七八九十]{1,3}|[见如] ?[（(]\d{1,2}[)）]/gi;

/** A numbered or lettered list item and the first word of it that carries meaning. */
const ITEM =
  /^[ \t>*_#]*(?:(?:step|步骤)\s*)?[（(]?(\d{1,3}|[A-H]|[一二三四五六七八九十]{1,3})[.)）、:：][ \t*_]*(?:(?:please|kindly|请)[ \t]*)?([^\s，。；：、,.;:"“”（）()]{0,40})/gim;

/** Chinese has no spaces: its first characters stand for the first word. */
const HEAD_LENGTH = 12;
const HAN_HEAD_LENGTH = 4;

function headOf(word: string): string {
  return word.slice(0, /^\p{Script=Han}/u.test(word) ? HAN_HEAD_LENGTH : HEAD_LENGTH).toLowerCase();
}

/** Where numbers of a list are spoken of, each number has to stand at the same item; the references have to stay too. */
export const listNumbering: Check = factCheck({
  id: 'list-numbering',
  title: 'List numbering',
  refusesNew: true,
  refusesSwaps: true,
  factsOf: ({ prose }: ScannedText) => {
    const references = Array.from(prose.matchAll(REFERENCE), ({ 0: key, index }): Fact => ({
      key: key.replaceAll(/\s+/g, ' '),
      range: { start: index, end: index + key.length },
    })).filter(({ key }) => !/ [a-h]$/.test(key));
    if (references.length === 0) return [];
    const items = Array.from(
      prose.matchAll(ITEM),
      ({ 0: written, 1: label, 2: head = '', index }): Fact => ({
        key: `${label}. ${headOf(head)}`,
        range: { start: index, end: index + written.length },
      }),
    );
    return [...references, ...items];
  },
});

import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import type { ScannedText } from '../scanned-text.ts';

/** `see step 3`, `rule #2`, `第三步`, `步骤 2`, `见（3）`. */
const REFERENCE =
  /\b(?:steps?|points?|items?|rules?|sections?|options?|examples?|questions?|parts?|phases?|stages?|tasks?|criteri(?:on|a)|numbers?|no\.|requirements?)\s+#?(?:\d{1,3}|[A-H])\b|第\s?[\d一二三四五六七八九十]{1,3}\s?[步条点项章节部]|(?:步骤|规则|要点|示例|选项)\s?[\d一二三四五六七八九十]{1,3}|[见如]\s?[（(]\d{1,2}[)）]/gi;

/** A numbered or lettered list item and the first word of it that carries meaning. */
const ITEM =
  /^[ \t>*_#]*(?:(?:step|步骤)\s*)?[（(]?(\d{1,3}|[A-Ha-h]|[一二三四五六七八九十]{1,3})[.)）、:：][ \t*_]*(?:(?:please|kindly|请)[ \t]*)?([^\s]{0,40})/gim;

/** Where numbers of a list are spoken of, each number has to stand at the same item; the references have to stay too. */
export const listNumbering: Check = factCheck({
  id: 'list-numbering',
  title: 'List numbering',
  refusesNew: true,
  factsOf: ({ prose }: ScannedText) => {
    const references = Array.from(prose.matchAll(REFERENCE), ({ 0: key, index }): Fact => ({
      key: key.toLowerCase().replaceAll(/\s+/g, ' '),
      range: { start: index, end: index + key.length },
    }));
    if (references.length === 0) return [];
    const items = Array.from(
      prose.matchAll(ITEM),
      ({ 0: written, 1: label, 2: head = '', index }): Fact => ({
        key: `${label}. ${head.slice(0, 12).toLowerCase()}`,
        range: { start: index, end: index + written.length },
      }),
    );
    return [...references, ...items];
  },
});

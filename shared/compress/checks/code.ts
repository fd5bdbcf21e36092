import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import { compactJson } from '../compact-json.ts';

/**
 * Fenced and inline code and JSON on lines of its own, letter for letter. The white space between the tokens of JSON says
 * nothing, so JSON is compared without it.
 */
export const code: Check = factCheck({
  id: 'code',
  title: 'Code',
  refusesNew: true,
  factsOf: ({ text, structure, inlineCode }) => [
    ...structure.fences.map(({ range, content }): Fact => {
      const opening = text.slice(range.start, content.start).trim();
      const written = text.slice(content.start, content.end).replaceAll('\r\n', '\n');
      return { key: `${opening}:${compactJson(written) ?? written.replace(/\n$/, '')}`, range };
    }),
    ...structure.jsonBlocks.flatMap(({ range, isFenced }): readonly Fact[] => {
      if (isFenced) return [];
      const written = text.slice(range.start, range.end);
      return [{ key: `:${compactJson(written) ?? written}`, range }];
    }),
    ...inlineCode.map((range): Fact => ({ key: text.slice(range.start, range.end), range })),
  ],
});

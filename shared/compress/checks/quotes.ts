import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';

/** Pairs on one line. A single quote opens after a space or bracket and closes before one: `don't` is no quote. */
const QUOTE = new RegExp(
  [
    /"((?:[^"\\\n]|\\.){1,1000})"/,
    /“([^“”\n]{1,1000})”/,
    /「([^「」\n]{1,1000})」/,
    /『([^『』\n]{1,1000})』/,
    /《([^《》\n]{1,300})》/,
    /«([^«»\n]{1,300})»/,
    /(?<![\w)’'])['‘]([^'‘’\n]{1,300})['’](?![\w'])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Words that somebody quoted, letter for letter; which marks they stand in is not looked at. */
export const quotes: Check = factCheck({
  id: 'quotes',
  title: 'Quoted text',
  refusesNew: true,
  refusesSwaps: true,
  factsOf: ({ prose, text }) =>
    Array.from(prose.matchAll(QUOTE), ({ 0: { length }, index }): Fact => {
      const range = { start: index, end: index + length };
      return { key: text.slice(index + 1, index + length - 1), range };
    }),
});

import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';

const EXTENSIONS =
  'md|mdx|mdc|txt|json|jsonl|ya?ml|toml|xml|html?|css|csv|tsv|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|zip|' +
  'ts|tsx|js|jsx|mjs|cjs|py|ipynb|rb|go|rs|java|kt|swift|c|h|cc|cpp|hpp|cs|php|sh|bash|ps1|sql|lock|log|ini|cfg|conf|env|prompt|prompty';

/** URLs, e-mail addresses, paths of any system, globs and file names. Each alternative is bounded. */
const LINK = new RegExp(
  [
    /\b[a-z][a-z+.-]{1,20}:\/\/[^\s<>"'`|，。；！？、）】」》]{1,2000}/,
    /\bdata:[a-z/+.-]{3,60};base64,[A-Za-z0-9+/=]{1,100}/,
    /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/,
    /\b[A-Za-z]:\\[^\s<>"'`|]{1,300}/,
    /@?(?:~|\.{1,2})?\/?(?:[\w.@*-]{1,100}\/){1,30}[\w.@*-]{0,100}/,
    /(?<![\w/])\/[\w.@*-]{1,100}/,
    new RegExp(`[\\w*-]{1,100}(?:\\.[\\w-]{1,30}){0,3}\\.(?:${EXTENSIONS})(?![\\w-])`),
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** URLs, addresses and paths, letter for letter. */
export const links: Check = factCheck({
  id: 'links',
  title: 'URLs and paths',
  refusesNew: true,
  factsOf: ({ prose }) =>
    Array.from(prose.matchAll(LINK), ({ 0: written, index }): Fact => {
      // A full stop or bracket behind an address ends the sentence, not the address.
      const key = written.replace(/[.,;:!?)\]}*]+$/, '');
      return { key, range: { start: index, end: index + key.length } };
    }).filter(({ key }) => key !== '' && key !== '/'),
});

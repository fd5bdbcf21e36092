import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';

/** Runs without white space, quotes, brackets and Chinese: no alternative can be entered twice, so this is linear. */
const RUN =
  /[^\s<>"'`|()（），。；！？、：【】「」『』《》“”‘’\u200B-\u200D\u2060\uFEFF\p{Script=Han}]+/gu;

const FILE_NAME =
  /^[\w*.-]+\.(?:mdx?|mdc|txt|jsonl?|ya?ml|toml|xml|html?|css|[ct]sv|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|zip|tsx?|jsx?|[mc]js|py|ipynb|rb|go|rs|java|kt|swift|c|h|cc|cpp|hpp|cs|php|sh|bash|ps1|sql|lock|log|ini|cfg|conf|env|prompty?)$/i;

/** What ends a sentence or Markdown around an address is no part of it. */
const EDGES = /^[[\]{}*_~,;!]+|[[\]{}*_.,;:!?]+$/g;

const MAX_FILE_NAME = 200;

/** URLs, e-mail addresses, paths of any system, globs and file names, letter for letter. */
export const links: Check = factCheck({
  id: 'links',
  title: 'URLs and paths',
  refusesNew: true,
  refusesSwaps: true,
  factsOf: ({ prose }) =>
    Array.from(prose.matchAll(RUN), ({ 0: run, index }): readonly Fact[] => {
      if (!/[/\\@.]/.test(run)) return [];
      const key = run.replaceAll(EDGES, '');
      if (!isLink(key)) return [];
      const start = index + run.indexOf(key);
      return [{ key, range: { start, end: start + key.length } }];
    }).flat(),
});

function isLink(run: string): boolean {
  if (run.includes('/')) return /[A-Za-z\d]/.test(run);
  if (/^[A-Za-z]:\\./.test(run) || /^[\w.+-]{1,64}@[\w-]+\.[\w.-]+$/.test(run)) return true;
  return run.length <= MAX_FILE_NAME && FILE_NAME.test(run);
}

import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';

/**
 * Holes of every template language at once: Jinja, Handlebars, Liquid, ERB, f-strings, LangChain, shell, printf,
 * chevrons, and `[TOPIC]`. A text that only looks like a hole is guarded too. Each alternative is bounded.
 */
const HOLE = new RegExp(
  [
    /\{\{\{[^{}]{0,500}\}\}\}/,
    /\{\{[^{}]{0,500}\}\}/,
    /\{%[^%]{0,500}%\}/,
    /\{#[^#]{0,500}#\}/,
    /<%[^%]{0,500}%>/,
    /[$#]\{[^{}\n]{0,200}\}/,
    /\{[A-Za-z_$][\w.$[\]'"-]{0,80}(?:![rsa])?(?::[^{}\s"]{0,40})?\}|\{\d{1,3}\}/,
    /%\([A-Za-z_]\w{0,60}\)[sdif]/,
    /%[sdif](?![A-Za-z])/,
    /\$[A-Za-z_]\w{0,60}|\$\d(?![\d.,])/,
    /<<[A-Za-z_][\w .-]{0,60}>>/,
    /\[\[[^[\]\n]{1,60}\]\]/,
    /\[[A-Z][A-Z0-9_ -]{1,60}\](?!\()/,
    /__[A-Z][A-Z0-9_]{0,60}__/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

const DECIDES = /^(?:\{%|<%|\{\{[-~]?\s*(?:[#/^]|else\b|end\b))/;

/** Holes of templates; tags that decide what is sent must also keep their order. */
export const placeholders: Check = factCheck({
  id: 'placeholders',
  title: 'Placeholders',
  refusesNew: true,
  refusesSwaps: true,
  factsOf: ({ text, structure }) => {
    const found = Array.from(text.matchAll(HOLE), ({ 0: key, index }): Fact => ({
      key,
      range: { start: index, end: index + key.length },
    }));
    // Tags of any length: what stands in them is looked at by no other check.
    const starts = new Set(found.map(({ range }) => range.start));
    const others = structure.templateTags
      .filter(({ start }) => !starts.has(start))
      .map(({ start, end }): Fact => ({ key: text.slice(start, end), range: { start, end } }));
    const holes = [...found, ...others];
    const deciding = holes.filter(({ key }) => DECIDES.test(key));
    const first = deciding[0];
    if (!first) return holes;
    const order = deciding.map(({ key }) => key).join('\n');
    return [...holes, { key: `order: ${order}`, range: first.range }];
  },
});

import type { Range } from '../../../text/range.ts';
import { findHoles } from '../jinja-engine/find-holes.ts';
import { nunjucksDialect } from '../jinja-engine/nunjucks-dialect.ts';
import { attributeExpression } from './expression.ts';

type Hole = { readonly name: string; readonly range: Range };

const PLACE =
  /\{\{([^{}]{0,2000})\}\}|\b(for|if|value|data)\s{0,20}=\s{0,20}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')|<let\s[^<>]{0,500}?\bname\s{0,20}=\s{0,20}["']([\w-]{1,200})["']/gi;

/** Every name that a POML text asks for, once per place; loop variables and what `<let>` makes are none. */
export function findPomlHoles(text: string): readonly Hole[] {
  const made = new Set(['loop', ...loopNames(text)]);
  const holes: Hole[] = [];
  for (const match of text.matchAll(PLACE)) {
    const letName = match[5];
    if (letName !== undefined) {
      made.add(letName);
      continue;
    }
    const range = { start: match.index, end: match.index + match[0].length };
    for (const name of namesIn(expressionOf(match))) {
      if (!made.has(name)) holes.push({ name, range });
    }
  }
  return holes;
}

function expressionOf([, inner, attribute, double, single]: RegExpExecArray): string {
  const written = inner ?? double ?? single ?? '';
  return attribute === 'for' ? (LOOP.exec(written)?.[1] ?? written) : written;
}

const LOOP = /^\s{0,20}[\w$]{1,200}\s+in\s+([^]*)$/;

/** A loop's attribute may stand behind those that use its variable. */
function loopNames(text: string): readonly string[] {
  return [...text.matchAll(/\bfor\s{0,20}=\s{0,20}["']\s{0,20}([\w$]{1,200})\s{1,20}in\s/g)].map(
    ([, name]) => name ?? '',
  );
}

const WORDS = new Set(['not', 'and', 'or', 'if', 'else', 'in', 'is']);

/** A name that the translation made (`not` of `!`) stands in no file. */
function namesIn(expression: string): readonly string[] {
  const code = `{{ ${attributeExpression(expression)} }}`;
  const names = findHoles(code, nunjucksDialect).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !WORDS.has(name) && expression.includes(name));
}

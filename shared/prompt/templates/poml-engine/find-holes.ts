import type { Range } from '../../../text/range.ts';
import { findHoles } from '../jinja-engine/find-holes.ts';
import { nunjucksDialect } from '../jinja-engine/nunjucks-dialect.ts';
import { attributeExpression } from './expression.ts';

type Hole = { readonly name: string; readonly range: Range };

const PLACE =
  /\{\{([^{}]{0,2000})\}\}|\b(for|if|value|data)\s{0,20}=\s{0,20}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')|<let\s[^<>]{0,500}?\bname\s{0,20}=\s{0,20}["']([\w-]{1,200})["']/gi;

/** Every name that a POML text asks for, once per place; loop variables and what `<let>` makes are none. */
export function findPomlHoles(text: string): readonly Hole[] {
  const made = new Set(['loop']);
  const holes: Hole[] = [];
  for (const match of text.matchAll(PLACE)) {
    const [whole, inner, attribute = '', double, single, letName] = match;
    if (letName !== undefined) {
      made.add(letName);
      continue;
    }
    const written = inner ?? double ?? single ?? '';
    const loop = attribute === 'for' ? /^\s{0,20}([\w$]+)\s+in\s+([^]*)$/.exec(written) : null;
    const range = { start: match.index, end: match.index + whole.length };
    for (const name of namesIn(loop?.[2] ?? written)) {
      if (!made.has(name)) holes.push({ name, range });
    }
    if (loop?.[1] !== undefined) made.add(loop[1]);
  }
  return holes;
}

function namesIn(expression: string): readonly string[] {
  const code = `{{ ${attributeExpression(expression)} }}`;
  return [...new Set(findHoles(code, nunjucksDialect).map(({ name }) => name))];
}

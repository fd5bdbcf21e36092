import { decodeEntities } from './parse-xml.ts';

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|&&|\|\||[!=]==?|!|\?\.|\?|loop\.index\b|[^"'&|!=?l]+|[^]/g;

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&&', ' and '],
  ['||', ' or '],
  ['===', '=='],
  ['!==', '!='],
  ['!', ' not '],
  ['?.', '.'],
  ['loop.index', 'loop.index0'],
]);

/** A JavaScript expression as the template engine writes it; what has no counterpart fails there, and says so. */
export function engineExpression(written: string): string {
  const tokens = [...decodeEntities(written).matchAll(TOKEN)].map(
    ([token]) => SIGNS.get(token) ?? token,
  );
  const question = tokens.indexOf('?');
  const code = tokens.join('');
  if (question < 0) return code.trim();
  const test = tokens.slice(0, question).join('');
  const choices = tokens.slice(question + 1).join('');
  const colon = choices.indexOf(':');
  if (colon < 0) return code.trim();
  return `(${choices.slice(0, colon).trim()}) if (${test.trim()}) else (${choices.slice(colon + 1).trim()})`;
}

/** The expression of `{{ x }}` or of a bare `x`, as attributes may hold either. */
export function attributeExpression(value: string): string {
  const whole = /^\s*\{\{([^]*)\}\}\s*$/.exec(value)?.[1];
  return engineExpression(whole ?? value);
}

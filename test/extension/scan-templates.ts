/** The templates of a tag in TypeScript: tag`a ${b} c` is `a {0} c`. Those within the holes of others are found, too. */
export function templatesOf(source: string, tag: string): readonly string[] {
  const code = source.replaceAll(/^\s*\/\*\*[\s\S]*?\*\//gm, '');
  const openings = code.matchAll(new RegExp(String.raw`(?<![\w$])(?<!(?<!\.\.)\.)${tag}\``, 'g'));
  return [...openings].map(({ index }) => readTemplate(code, index + tag.length + 1).template);
}

type Read = { readonly template: string; readonly end: number };

/** From behind its first backtick; `end` is behind its last. */
function readTemplate(code: string, start: number): Read {
  let template = '';
  let holes = 0;
  let at = start;
  while (at < code.length && code[at] !== '`') {
    if (code.startsWith('${', at)) {
      template += `{${holes}}`;
      holes += 1;
      at = skipHole(code, at + 2);
    } else {
      if (code[at] === '\\') at += 1;
      template += code[at] ?? '';
      at += 1;
    }
  }
  return { template, end: at + 1 };
}

/** Behind the brace that ends an expression: it may hold braces, strings and templates of its own. */
function skipHole(code: string, start: number): number {
  let at = start;
  while (at < code.length && code[at] !== '}') {
    const sign = code[at] ?? '';
    if (sign === '`') at = readTemplate(code, at + 1).end;
    else if (sign === '{') at = skipHole(code, at + 1);
    else if (sign === "'" || sign === '"') at = skipString(code, at);
    else at += 1;
  }
  return at + 1;
}

function skipString(code: string, start: number): number {
  let at = start + 1;
  while (at < code.length && code[at] !== code[start]) at += code[at] === '\\' ? 2 : 1;
  return at + 1;
}

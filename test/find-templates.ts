/** The templates that a source says with one of these tags, `{0}` for its holes, those inside of holes too. */
export function findTemplates(source: string, tags: readonly string[]): readonly string[] {
  // What a comment shows as an example is not said.
  const code = source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const starts = code.matchAll(new RegExp(`\\b(?:${tags.join('|')})\``, 'g'));
  return [...starts].map((start) => readTemplate(code, start.index + start[0].length).template);
}

type Read = { readonly template: string; readonly end: number };

/** The template literal whose text begins at `start`, and where its last backtick stands. */
function readTemplate(code: string, start: number): Read {
  let template = '';
  let holes = 0;
  let at = start;
  while (at < code.length && code[at] !== '`') {
    if (code[at] === '\\') {
      template += unescaped(code[at + 1] ?? '');
      at += 2;
    } else if (code.startsWith('${', at)) {
      template += `{${holes}}`;
      holes += 1;
      at = skipHole(code, at + 2);
    } else {
      template += code[at] ?? '';
      at += 1;
    }
  }
  return { template, end: at };
}

/** Where the code of a hole ends, behind its brace. */
function skipHole(code: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < code.length && depth > 0) {
    const char = code[at];
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (char === '`') at = readTemplate(code, at + 1).end;
    if (char === "'" || char === '"') at = skipString(code, at);
    at += 1;
  }
  return at;
}

/** The place of a string's closing quote. */
function skipString(code: string, start: number): number {
  let at = start + 1;
  while (at < code.length && code[at] !== code[start]) at += code[at] === '\\' ? 2 : 1;
  return at;
}

function unescaped(letter: string): string {
  return letter === 'n' ? '\n' : letter;
}

import { TemplateFailure } from '../meter.ts';

/**
 * The parser takes seconds for blocks, `else if` chains or brackets nested thousands deep (time grows with the square
 * of the depth and worse), so a template like that is refused before.
 */
const MAX_NESTING = 100;
/** Half a second of parsing; a long prompt has a few hundred. */
const MAX_TAGS = 10_000;

const INSIDE = /"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\[(?:\\\]|[^\]])*\]|[()]|\}\}/g;

/** Throws a `TemplateFailure` for a template that the parser could not read in bounded time. Linear in the text. */
export function checkNesting(text: string): void {
  const open: number[] = [];
  let nesting = 0;
  let tags = 0;
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at)) {
    tags += 1;
    const start = skipBraces(text, at);
    const kind = /^\s*(?:else\b|[#^/!])?/.exec(text.slice(start, start + 40))?.[0].trim() ?? '';
    nesting = changeNesting({ open, nesting }, kind);
    const tag = measureTag(text, start, kind);
    if (tags > MAX_TAGS) throw new TemplateFailure('the template has too many tags');
    if (nesting > MAX_NESTING || tag.depth > MAX_NESTING) {
      throw new TemplateFailure('the template is nested too deeply');
    }
    at = tag.end;
  }
}

function skipBraces(text: string, at: number): number {
  let start = at;
  while (text.charAt(start) === '{') start += 1;
  return text.charAt(start) === '~' ? start + 1 : start;
}

/** `open` holds what each open block adds to the depth: itself and its `else` branches. */
function changeNesting(
  { open, nesting }: { readonly open: number[]; readonly nesting: number },
  kind: string,
): number {
  if (kind === '/') return nesting - (open.pop() ?? 0);
  const isBranch = kind === 'else' || (kind === '^' && open.length > 0);
  if (isBranch) open.push((open.pop() ?? 0) + 1);
  if (kind === '#' || kind === '^') open.push(1);
  return nesting + Number(isBranch) + Number(kind === '#' || kind === '^');
}

function measureTag(
  text: string,
  start: number,
  kind: string,
): { readonly end: number; readonly depth: number } {
  if (kind === '!') return { end: endOfComment(text, start), depth: 0 };
  let depth = 0;
  let deepest = 0;
  INSIDE.lastIndex = start;
  for (let match = INSIDE.exec(text); match; match = INSIDE.exec(text)) {
    if (match[0] === '}}') return { end: match.index + 2, depth: deepest };
    if (match[0] === '(') depth += 1;
    if (match[0] === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return { end: text.length, depth: deepest };
}

function endOfComment(text: string, start: number): number {
  const closer = text.startsWith('!--', text.indexOf('!', start)) ? '--' : '';
  const end = text.indexOf(`${closer}}}`, start);
  return end === -1 ? text.length : end + closer.length + 2;
}

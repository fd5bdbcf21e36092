import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';

/**
 * The parser takes seconds for blocks, `else if` chains or brackets nested thousands deep (time grows with the square
 * of the depth and worse), so a template like that is refused before.
 */
const MAX_NESTING = 100;
/** The parser takes ten microseconds for a letter of a tag; a long prompt has a few thousand letters in tags. */
const MAX_TAG_LETTERS = 30_000;
const MAX_TAGS = 3_000;

/** Throws a `TemplateFailure` for a template that the parser could not read in bounded time. Linear in the text. */
export function checkNesting(text: string): void {
  const open: number[] = [];
  let nesting = 0;
  let tags = 0;
  let letters = 0;
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at)) {
    tags += 1;
    const start = skipBraces(text, at);
    const kind = /^\s*(?:else\b|[#^/!])?/.exec(text.slice(start, start + 40))?.[0].trim() ?? '';
    nesting = changeNesting({ open, nesting }, kind);
    const tag = measureTag(text, start, kind);
    letters += kind === '!' ? 0 : tag.end - start;
    if (nesting > MAX_NESTING || tag.depth > MAX_NESTING) {
      throw new TemplateFailure(sentence`the template is nested too deeply`);
    }
    if (tags > MAX_TAGS || letters >= MAX_TAG_LETTERS)
      throw new TemplateFailure(sentence`the template has too many tags`);
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
  const end = Math.min(text.length, start + MAX_TAG_LETTERS);
  let depth = 0;
  let deepest = 0;
  for (let at = start; at < end; at += 1) {
    const letter = text.charAt(at);
    if (letter === '}' && text.charAt(at + 1) === '}') return { end: at + 2, depth: deepest };
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
    at = endOfQuoted(text, at) ?? at;
  }
  return { end, depth: deepest };
}

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['[', ']'],
]);

/** The offset of the letter that closes the text or the name that opens here; undefined where none opens. */
function endOfQuoted(text: string, at: number): number | undefined {
  const closer = QUOTES.get(text.charAt(at));
  if (closer === undefined) return undefined;
  let end = text.indexOf(closer, at + 1);
  while (end !== -1 && text.charAt(end - 1) === '\\') end = text.indexOf(closer, end + 1);
  // The parser stops at one that is never closed.
  return end === -1 ? text.length : end;
}

function endOfComment(text: string, start: number): number {
  const closer = text.startsWith('!--', text.indexOf('!', start)) ? '--' : '';
  const end = text.indexOf(`${closer}}}`, start);
  return end === -1 ? text.length : end + closer.length + 2;
}

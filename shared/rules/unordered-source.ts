import type { Range } from '../text/range.ts';
import type { SourceText } from './source-text.ts';

export type UnorderedSource = { readonly kind: 'set' | 'listing'; readonly written: string };

/** What is gone through one item after the other: a generator's source, or what is joined or made a list. */
const GONE_THROUGH =
  /(?:\.join\(|\b(?:list|tuple)\(|\bfor\s+(?:\w+(?:\s*,\s*\w+)*|\([\w\s,]{1,60}\))\s+in\s+|\*)\s*/g;

const SET = /^(?:(?:frozen)?set\((?!\))|\{(?![^{}]*(?::|\*\*))[^{}]+\})/;
const LISTING =
  /^(?:os\.(?:listdir|scandir)\(|glob\.i?glob\(|[\w.]{1,80}(?:\([^()]{0,200}\))?\.(?:iterdir\(|r?glob\())/;

const NAME = /^[A-Za-z_]\w{0,80}(?=\s*(?:[)\]},]|if\b|$))/;
const MAX_LENGTH = 500;

/**
 * What in an expression of Python has no order of its own: a set of texts, whose hashes are salted per process
 * (docs.python.org, object.__hash__), or a listing "in arbitrary order" (os.listdir, glob). Only what is written out in
 * the expression, or in the one assignment of the name that it goes through; never what is sorted.
 */
export function findUnorderedSource(
  file: SourceText,
  { start, end }: Range,
): UnorderedSource | undefined {
  const written = withoutBraces(file.text.slice(start, Math.min(end, start + MAX_LENGTH)));
  const expression = NAME.test(written) ? (valueOf(file, written) ?? written) : written;
  if (isSorted(expression)) return undefined;
  for (const { 0: lead, index } of expression.matchAll(GONE_THROUGH)) {
    const source = expression.slice(index + lead.length);
    const found = readSource(source) ?? readNamed(file, source);
    if (found) return found;
  }
  return undefined;
}

/** `{tags}` of an f-string, without a `{` that begins a set. */
function withoutBraces(written: string): string {
  return (/^\{([^]*)\}$/.exec(written)?.[1] ?? written).trim();
}

function isSorted(expression: string): boolean {
  return /\bsorted\(|\.sort\(/.test(expression);
}

function readSource(source: string): UnorderedSource | undefined {
  const kind = SET.test(source) ? 'set' : LISTING.test(source) ? 'listing' : undefined;
  return kind && { kind, written: excerpt(source) };
}

function readNamed(file: SourceText, source: string): UnorderedSource | undefined {
  const name = NAME.exec(source)?.[0];
  const value = name === undefined ? undefined : valueOf(file, name);
  if (value === undefined || isSorted(value)) return undefined;
  const found = readSource(value);
  return found && { ...found, written: name ?? found.written };
}

/** What a name is given, when it is given it once in the file. */
function valueOf({ text, assignments }: SourceText, name: string): string | undefined {
  const start = assignments.get(name);
  if (start === undefined) return undefined;
  return text
    .slice(start, start + MAX_LENGTH)
    .split('\n', 1)[0]
    ?.trim();
}

/** Up to the bracket that closes the first one. */
function excerpt(source: string): string {
  let depth = 0;
  for (const { 0: bracket, index } of source.matchAll(/[()[\]{}]/g)) {
    depth += /[([{]/.test(bracket) ? 1 : -1;
    if (depth === 0) return shorten(source.slice(0, index + 1));
  }
  return shorten(source);
}

function shorten(written: string): string {
  const line = written.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

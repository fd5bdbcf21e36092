import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';

export type Token = {
  readonly kind: 'name' | 'number' | 'text' | 'operator' | 'end';
  /** A text's content with its escapes resolved, else the token as written. */
  readonly value: string;
};

/** What stands between the braces of one tag. */
export type Tag = {
  readonly tokens: readonly Token[];
  /** The offset after the closing braces. */
  readonly end: number;
  /** Closed by `-%}` or `-}}`: whitespace after it goes. */
  readonly stripsAfter: boolean;
};

/** A tag of a macro with twenty arguments has a hundred. */
const MAX_TOKENS = 20_000;

const SPACE = /\s+/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d+(?:_\d+)*(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const INDEX = /\d+/y;
const TEXT = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const OPERATOR = /===|!==|\*\*|\/\/|==|!=|<=|>=|[()[\]{},.:|+\-*/%~<>=]/y;

/** Reads one tag from `start`, the offset after `{{` or `{%`, to its `closer`. Linear in the tag's length. */
export function readTag(source: string, start: number, closer: '}}' | '%}'): Tag {
  const tokens: Token[] = [];
  let offset = start;
  let depth = 0;
  for (;;) {
    offset += match(SPACE, source, offset)?.length ?? 0;
    if (offset >= source.length) throw new TemplateFailure(sentence`a tag is not closed`);
    // Inside a dict, `}}` may close two dicts.
    const close = depth > 0 && closer === '}}' ? undefined : closeAt(source, offset, closer);
    if (close) return { tokens, ...close };
    const { token, length } = readToken(source, offset, tokens.at(-1));
    depth += depthChange(token);
    tokens.push(token);
    offset += length;
    if (tokens.length > MAX_TOKENS) throw new TemplateFailure(sentence`a tag is too long`);
  }
}

function depthChange({ kind, value }: Token): number {
  if (kind !== 'operator') return 0;
  if (value === '{') return 1;
  return value === '}' ? -1 : 0;
}

function closeAt(
  source: string,
  offset: number,
  closer: string,
): { readonly end: number; readonly stripsAfter: boolean } | undefined {
  if (source.startsWith(closer, offset)) return { end: offset + 2, stripsAfter: false };
  if (!source.startsWith(closer, offset + 1)) return undefined;
  const sign = source.charAt(offset);
  if (sign === '-') return { end: offset + 3, stripsAfter: true };
  // Jinja's `+%}` keeps a line end that trim_blocks would take; we never take one.
  return sign === '+' ? { end: offset + 3, stripsAfter: false } : undefined;
}

function readToken(
  source: string,
  offset: number,
  before: Token | undefined,
): { readonly token: Token; readonly length: number } {
  const name = match(NAME, source, offset);
  if (name !== undefined) return { token: { kind: 'name', value: name }, length: name.length };
  // `items.0.1` is two steps, not the number 0.1.
  const isStep = before?.kind === 'operator' && before.value === '.';
  const number = match(isStep ? INDEX : NUMBER, source, offset);
  if (number !== undefined) {
    return { token: { kind: 'number', value: number }, length: number.length };
  }
  const text = match(TEXT, source, offset);
  if (text !== undefined) {
    return { token: { kind: 'text', value: unescape(text.slice(1, -1)) }, length: text.length };
  }
  const operator = match(OPERATOR, source, offset);
  if (operator !== undefined) {
    return { token: { kind: 'operator', value: operator }, length: operator.length };
  }
  throw new TemplateFailure(
    sentence`a tag holds “${source.charAt(offset)}”, which has no meaning there`,
  );
}

function match(pattern: RegExp, source: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0];
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|[^])/g, (escape) => {
    const letter = escape.slice(1);
    if (letter.length === 1) return ESCAPES.get(letter) ?? letter;
    return String.fromCharCode(Number.parseInt(letter.slice(1), 16));
  });
}

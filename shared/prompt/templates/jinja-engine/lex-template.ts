import type { Range } from '../../../text/range.ts';
import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import { readTag, type Token } from './read-tag.ts';
import type { Syntax } from './syntax.ts';

/** A template cut into its text and its tags; comments are gone, raw blocks are text. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'output' | 'statement';
      readonly tokens: readonly Token[];
      readonly range: Range;
    };

/** A tenth of a second of reading; a long template has a few thousand. */
const MAX_TOKENS = 100_000;

type Lexer = {
  readonly source: string;
  readonly syntax: Syntax;
  readonly pieces: Piece[];
  offset: number;
  tokenCount: number;
  /** Whether the tag before asked for the whitespace after it to go. */
  strips: boolean;
};

/** Throws a `TemplateFailure` for a tag that is not closed. Linear in the source. */
export function lexTemplate(source: string, syntax: Syntax): readonly Piece[] {
  const lexer: Lexer = { source, syntax, pieces: [], offset: 0, tokenCount: 0, strips: false };
  while (lexer.offset < source.length) {
    const open = findOpener(source, lexer.offset);
    const mark = source.charAt(open + 2);
    pushText(lexer, open, mark === '-');
    if (open === source.length) break;
    if (source.charAt(open + 1) === '#') readComment(lexer, open);
    else readTagPiece(lexer, open, mark === '-' || mark === '+' ? 3 : 2);
  }
  return lexer.pieces;
}

function findOpener(source: string, from: number): number {
  for (let open = source.indexOf('{', from); open !== -1; open = source.indexOf('{', open + 1)) {
    const next = source.charAt(open + 1);
    if (next === '{' || next === '%' || next === '#') return open;
  }
  return source.length;
}

function pushText(lexer: Lexer, end: number, stripsBefore: boolean): void {
  let text = lexer.source.slice(lexer.offset, end);
  if (lexer.strips) text = text.trimStart();
  if (stripsBefore) text = text.trimEnd();
  if (lexer.syntax.normalizesLineEnds) text = normalize(text, end === lexer.source.length);
  if (text !== '') lexer.pieces.push({ kind: 'text', text });
  lexer.offset = end;
  lexer.strips = false;
}

function normalize(text: string, isLast: boolean): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  return isLast && lines.endsWith('\n') ? lines.slice(0, -1) : lines;
}

function readComment(lexer: Lexer, open: number): void {
  const close = lexer.source.indexOf('#}', open + 2);
  if (close === -1) throw new TemplateFailure(sentence`a comment is not closed`);
  lexer.offset = close + 2;
  lexer.strips = lexer.source.charAt(close - 1) === '-' && close - 1 > open + 1;
}

function readTagPiece(lexer: Lexer, open: number, width: number): void {
  const isOutput = lexer.source.charAt(open + 1) === '{';
  const tag = readTag(lexer.source, open + width, isOutput ? '}}' : '%}');
  lexer.offset = tag.end;
  lexer.strips = tag.stripsAfter;
  lexer.tokenCount += tag.tokens.length + 1;
  if (lexer.tokenCount > MAX_TOKENS)
    throw new TemplateFailure(sentence`the template has too many tags`);
  const first = tag.tokens[0]?.value ?? '';
  if (!isOutput && lexer.syntax.rawTags.includes(first)) {
    readRaw(lexer, first);
    return;
  }
  lexer.pieces.push({
    kind: isOutput ? 'output' : 'statement',
    tokens: tag.tokens,
    range: { start: open, end: tag.end },
  });
}

function readRaw(lexer: Lexer, name: string): void {
  // The name comes from `rawTags`, so it holds no pattern of its own.
  const end = new RegExp(`\\{%([-+]?)\\s*end${name}\\s*([-+]?)%\\}`, 'g');
  end.lastIndex = lexer.offset;
  const match = end.exec(lexer.source);
  if (!match) throw new TemplateFailure(sentence`{% ${name} %} is not closed`);
  pushText(lexer, match.index, match[1] === '-');
  lexer.offset = match.index + match[0].length;
  lexer.strips = match[2] === '-';
}

import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Body, Expression, Statement } from './ast.ts';
import { createCursor, type Cursor } from './cursor.ts';
import { lexTemplate, type Piece } from './lex-template.ts';
import { parseExpression } from './parse-expression.ts';
import { PARSERS } from './parse-statements.ts';
import type { OpenTag, TagReader } from './parse-statements.ts';
import type { Syntax } from './syntax.ts';

const MAX_BLOCK_NESTING = 100;

/** Throws a `TemplateFailure` that says what is wrong with the template. */
export function parseTemplate(source: string, syntax: Syntax): Body {
  const reader = createReader(lexTemplate(source, syntax), syntax);
  const { body } = reader.readBody([]);
  return body;
}

function createReader(pieces: readonly Piece[], syntax: Syntax): TagReader {
  let index = 0;
  let depth = 0;

  const readBody = (closers: readonly string[]): ReturnType<TagReader['readBody']> => {
    if (depth >= MAX_BLOCK_NESTING)
      throw new TemplateFailure(sentence`the template is nested too deeply`);
    depth += 1;
    const body: Statement[] = [];
    for (let piece = pieces[index]; piece; piece = pieces[index]) {
      index += 1;
      const found = readPiece(piece, closers);
      if ('closer' in found) {
        depth -= 1;
        return { body, closer: found.closer };
      }
      // Not `push(...)`: a block may hold more statements than a call takes arguments.
      for (const statement of found.statements) body.push(statement);
    }
    if (closers.length > 0)
      throw new TemplateFailure(sentence`{% ${closers.at(-1) ?? ''} %} is missing`);
    depth -= 1;
    return { body, closer: undefined };
  };

  const readPiece = (
    piece: Piece,
    closers: readonly string[],
  ): { readonly closer: OpenTag } | { readonly statements: readonly Statement[] } => {
    if (piece.kind === 'text') return { statements: [piece] };
    const cursor = createCursor(piece.tokens, syntax);
    if (piece.kind === 'output') {
      return { statements: [{ kind: 'output', tag: piece.range, value: readValue(cursor) }] };
    }
    const name = cursor.expectName();
    const tag = { name, cursor, range: piece.range };
    if (closers.includes(name)) return { closer: tag };
    const parse = PARSERS.get(name);
    if (!parse) throw new TemplateFailure(sentence`{% ${name} %} is not supported`);
    return { statements: parse(tag, reader) };
  };

  const reader: TagReader = { readBody };
  return reader;
}

function readValue(cursor: Cursor): Expression {
  const value = parseExpression(cursor);
  cursor.expectEnd();
  return value;
}

import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { Range } from '../../text/range.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { TemplateSyntax } from '../prompt.ts';
import type { TemplateLanguage, TemplateOutput, Vars } from '../template-language.ts';
import { answerFailure, createMeter, type Meter } from './meter.ts';
import { createOutput } from './output.ts';
import { javascriptStyle, writeJson } from './write-json.ts';

/** A piece of a template that is nothing but text with holes: no conditions, no loops. */
export type HolePiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'hole';
      readonly name: string;
      readonly range: Range;
      /** Keys under the named value. */
      readonly path?: readonly string[];
    };

type Print = (value: Json, meter: Meter) => string;

type HoleSyntax = {
  readonly id: TemplateSyntax;
  /** The template in order, or why it is none. Linear in the text. */
  readonly read: (text: string) => readonly HolePiece[] | { readonly reason: Sentence };
  readonly print?: Print;
};

/** A language whose templates are text with holes; a hole without a value is filled with nothing and is missing. */
export function createHoleLanguage({ id, read, print = printPlain }: HoleSyntax): TemplateLanguage {
  return {
    id,
    findVariables: (text) => {
      const pieces = read(text);
      if ('reason' in pieces) return [];
      return pieces.flatMap((piece) =>
        piece.kind === 'hole' ? [{ name: piece.name, range: piece.range }] : [],
      );
    },
    compile: (text) => {
      const pieces = read(text);
      if ('reason' in pieces) return () => ({ kind: 'failed', reason: pieces.reason });
      return (vars, meter = createMeter()) =>
        answerFailure(() => fill(pieces, vars, { print, meter }));
    },
  };
}

/** The pieces of a text whose holes are all matches of one pattern. */
export function piecesByPattern(
  text: string,
  pattern: RegExp,
  nameOf: (match: RegExpExecArray) => string | undefined,
): readonly HolePiece[] {
  const pieces: HolePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const name = nameOf(match);
    if (name === undefined) continue;
    pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    pieces.push({ kind: 'hole', name, range: { start: match.index, end } });
  }
  pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

function fill(
  pieces: readonly HolePiece[],
  vars: Vars,
  { print, meter }: { readonly print: Print; readonly meter: Meter },
): TemplateOutput {
  const output = createOutput(meter);
  const missing = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      output.write(piece.text);
      continue;
    }
    const value = valueAt(vars, [piece.name, ...(piece.path ?? [])]);
    if (value === undefined) missing.add(piece.name);
    else output.writeValue(print(value, meter));
  }
  return output.filled(missing);
}

function valueAt(vars: Vars, path: readonly string[]): Json | undefined {
  let value: Json | undefined = vars;
  for (const key of path) {
    if (isJsonArray(value)) value = /^\d{1,9}$/.test(key) ? value[Number(key)] : undefined;
    else value = fieldOf(value, key);
  }
  return value;
}

function printPlain(value: Json, meter: Meter): string {
  if (value === null) return '';
  return typeof value === 'object' ? writeJson(value, javascriptStyle(''), meter) : String(value);
}

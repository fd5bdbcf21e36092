import type { Node } from 'web-tree-sitter';
import { combineText, type Ingredient } from './combine-text.ts';
import { type CodeSource, rangeOf, textOfNode } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodeText, CodeValue } from './code-value.ts';
import { letterOfCode } from './letter-of-code.ts';
import { type LiteralChild, literalPieces } from './literal-pieces.ts';

/** A string with its prefix and quotes; undefined for bytes, which are no text. */
export function readPythonString(
  source: CodeSource,
  node: Node,
  evaluate: (expression: Node) => CodeValue,
): CodeText | undefined {
  const children = node.namedChildren;
  const opening = children.find(({ type }) => type === 'string_start');
  const closing = children.findLast(({ type }) => type === 'string_end');
  const prefix = opening ? textOfNode(source, opening).toLowerCase() : 'b';
  if (!opening || prefix.startsWith('b') || prefix.startsWith('rb')) return undefined;
  const range = { start: opening.endIndex, end: closing?.startIndex ?? node.endIndex };
  const marks = children.flatMap((child): readonly LiteralChild[] => {
    const { type } = child;
    if (type === 'interpolation')
      return [{ range: rangeOf(child), piece: readHole(source, child, evaluate) }];
    if (type !== 'string_content') return [];
    return child.namedChildren.flatMap((mark) => escapeIn(source, mark) ?? []);
  });
  return combineText(literalPieces(source.text, range, marks), { path: source.path, range });
}

function escapeIn(source: CodeSource, node: Node): LiteralChild | undefined {
  const { type } = node;
  const isBrace = type === 'escape_interpolation';
  if (!isBrace && type !== 'escape_sequence') return undefined;
  const written = textOfNode(source, node);
  const range = rangeOf(node);
  const text = isBrace ? written.slice(0, 1) : decode(written);
  return { range, piece: { kind: 'text', text, range } };
}

/** With a format (`{cost:.2f}`, `{name!r}`) the value is not put in as it is. */
function readHole(
  source: CodeSource,
  hole: Node,
  evaluate: (expression: Node) => CodeValue,
): TextPiece | Ingredient {
  const expression = hole.childForFieldName('expression') ?? hole.namedChildren[0];
  const range = rangeOf(hole);
  if (!expression) return { kind: 'text', text: textOfNode(source, hole), range };
  const written = textOfNode(source, expression);
  const hasFormat = hole.namedChildren.some(
    ({ type }) => type === 'format_specifier' || type === 'type_conversion',
  );
  const place = { path: source.path, range };
  const value: CodeValue = hasFormat
    ? { kind: 'unknown', name: written, label: written, place }
    : evaluate(expression);
  return { value, range, source: written };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\u0007'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
]);

/** What Python does not know as an escape stays as it is written, backslash and all. */
function decode(written: string): string {
  const escape = written.slice(1);
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))$/i.exec(escape);
  if (hex) return letterOfCode(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
  if (/^[0-7]{1,3}$/.test(escape)) return String.fromCodePoint(Number.parseInt(escape, 8));
  if (/^(?:\r\n|[\r\n])/.test(escape)) return '';
  // One character, whichever it is: the names are not known here.
  if (escape.startsWith('N{')) return '\uFFFD';
  return ESCAPES.get(escape) ?? written;
}

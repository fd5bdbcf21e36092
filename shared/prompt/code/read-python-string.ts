import type { Node } from 'web-tree-sitter';
import { combineText, type Ingredient } from './combine-text.ts';
import { type CodeSource, rangeOf, textOfNode } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodeText, CodeValue } from './code-value.ts';
import { literalPieces } from './literal-pieces.ts';

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
  const pieces: (TextPiece | Ingredient)[] = [];
  let at = range.start;
  for (const child of children) {
    if (child.type !== 'interpolation') continue;
    pieces.push(...insidePieces(source, node, { start: at, end: child.startIndex }));
    pieces.push(readHole(source, child, evaluate));
    at = child.endIndex;
  }
  pieces.push(...insidePieces(source, node, { start: at, end: range.end }));
  return combineText(pieces, { path: source.path, range });
}

function insidePieces(
  source: CodeSource,
  node: Node,
  inside: { readonly start: number; readonly end: number },
): readonly TextPiece[] {
  const marks = node.namedChildren
    .filter(({ type }) => type === 'string_content')
    .filter(({ startIndex, endIndex }) => endIndex > inside.start && startIndex < inside.end)
    .flatMap((content) => content.namedChildren)
    .flatMap((child) => {
      const piece = markPiece(source, child);
      return piece ? [{ node: child, pieces: [piece] }] : [];
    });
  return literalPieces(source.text, inside, marks);
}

function markPiece(source: CodeSource, node: Node): TextPiece | undefined {
  const written = textOfNode(source, node);
  const range = rangeOf(node);
  if (node.type === 'escape_interpolation')
    return { kind: 'text', text: written.slice(0, 1), range };
  if (node.type !== 'escape_sequence') return undefined;
  return { kind: 'text', text: decode(written), range };
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
  if (hex) return fromCode(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
  if (/^[0-7]{1,3}$/.test(escape)) return String.fromCodePoint(Number.parseInt(escape, 8));
  if (/^(?:\r\n|[\r\n])/.test(escape)) return '';
  // One character, whichever it is: the names are not known here.
  if (escape.startsWith('N{')) return '\uFFFD';
  return ESCAPES.get(escape) ?? written;
}

function fromCode(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

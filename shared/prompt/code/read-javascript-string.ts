import type { Node } from 'web-tree-sitter';
import { combineText, type Ingredient } from './combine-text.ts';
import { type CodeSource, rangeOf, textOfNode } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodeText, CodeValue } from './code-value.ts';
import { literalPieces } from './literal-pieces.ts';

/** A string or a template literal; `evaluate` says what a hole of a template holds. */
export function readJavascriptString(
  source: CodeSource,
  node: Node,
  evaluate: (expression: Node) => CodeValue,
): CodeText {
  const range = {
    start: node.startIndex + 1,
    end: Math.max(node.startIndex + 1, node.endIndex - 1),
  };
  const place = { path: source.path, range };
  const pieces: (TextPiece | Ingredient)[] = [];
  let at = range.start;
  for (const child of node.namedChildren) {
    if (child.type !== 'template_substitution') continue;
    pieces.push(...insidePieces(source, node, { start: at, end: child.startIndex }));
    pieces.push(readHole(source, child, evaluate));
    at = child.endIndex;
  }
  pieces.push(...insidePieces(source, node, { start: at, end: range.end }));
  return combineText(pieces, place);
}

function insidePieces(
  source: CodeSource,
  node: Node,
  inside: { readonly start: number; readonly end: number },
): readonly TextPiece[] {
  const escapes = node.namedChildren
    .filter(({ type, startIndex }) => type === 'escape_sequence' && startIndex >= inside.start)
    .map((child) => ({ node: child, pieces: [escapePiece(source, child)] }));
  return literalPieces(source.text, inside, escapes);
}

function readHole(
  source: CodeSource,
  hole: Node,
  evaluate: (expression: Node) => CodeValue,
): TextPiece | Ingredient {
  const expression = hole.namedChildren.find(({ type }) => type !== 'comment');
  const range = rangeOf(hole);
  if (!expression) return { kind: 'text', text: '' };
  return { value: evaluate(expression), range, source: textOfNode(source, expression) };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

function escapePiece(source: CodeSource, node: Node): TextPiece {
  return { kind: 'text', text: decode(textOfNode(source, node).slice(1)), range: rangeOf(node) };
}

function decode(escape: string): string {
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})$/i.exec(escape);
  if (hex) return fromCode(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
  if (/^(?:\r\n|[\r\n\u2028\u2029])/.test(escape)) return '';
  return ESCAPES.get(escape) ?? escape;
}

function fromCode(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

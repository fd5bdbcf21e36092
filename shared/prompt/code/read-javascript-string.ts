import type { Node } from 'web-tree-sitter';
import { combineText, type Ingredient } from './combine-text.ts';
import { type CodeSource, rangeOf, textOfNode } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodeText, CodeValue } from './code-value.ts';
import { letterOfCode } from './letter-of-code.ts';
import { type LiteralChild, literalPieces } from './literal-pieces.ts';

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
  const children = node.namedChildren.flatMap((child): readonly LiteralChild[] => {
    const { type } = child;
    if (type === 'template_substitution')
      return [{ range: rangeOf(child), piece: readHole(source, child, evaluate) }];
    return type === 'escape_sequence' ? [escapeIn(source, child)] : [];
  });
  return combineText(literalPieces(source.text, range, children), { path: source.path, range });
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

function escapeIn(source: CodeSource, node: Node): LiteralChild {
  const range = rangeOf(node);
  return { range, piece: { kind: 'text', text: decode(textOfNode(source, node).slice(1)), range } };
}

function decode(escape: string): string {
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})$/i.exec(escape);
  if (hex) return letterOfCode(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
  if (/^(?:\r\n|[\r\n\u2028\u2029])/.test(escape)) return '';
  return ESCAPES.get(escape) ?? escape;
}

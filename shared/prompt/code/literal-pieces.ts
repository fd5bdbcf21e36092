import type { Node } from 'web-tree-sitter';
import type { Range } from '../../text/range.ts';
import type { TextPiece } from './code-text.ts';

/**
 * The pieces of a literal between its quotes: `read` says what a child of the literal is, and whatever lies between
 * those children stands for itself.
 */
export function literalPieces(
  text: string,
  inside: Range,
  children: readonly { readonly node: Node; readonly pieces: readonly TextPiece[] }[],
): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = inside.start;
  for (const { node, pieces: own } of children) {
    if (node.startIndex < at || node.endIndex > inside.end) continue;
    pieces.push(...verbatimPieces(text, { start: at, end: node.startIndex }), ...own);
    at = node.endIndex;
  }
  pieces.push(...verbatimPieces(text, { start: at, end: inside.end }));
  return pieces;
}

/** Letters that stand for themselves, with line ends as every language reads them: CRLF is LF. */
function verbatimPieces(text: string, { start, end }: Range): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = start;
  for (const { index, 0: found } of text.slice(start, end).matchAll(/\r\n?/g)) {
    const offset = start + index;
    if (offset > at)
      pieces.push({
        kind: 'text',
        text: text.slice(at, offset),
        range: { start: at, end: offset },
      });
    if (found === '\r') pieces.push({ kind: 'text', text: '\n' });
    at = offset + 1;
  }
  if (end > at) pieces.push({ kind: 'text', text: text.slice(at, end), range: { start: at, end } });
  return pieces;
}

import { Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { FileEdit } from '../../shared/compress/pieces.ts';
import type { Range as Offsets } from '../../shared/text/range.ts';

/** Changes of a document as one edit, which is undone by one step. Offsets are those of the document as it is now. */
export function workspaceEditOf(
  document: TextDocument,
  changes: readonly FileEdit[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, text } of changes) edit.replace(document.uri, rangeOf(document, range), text);
  return edit;
}

export function rangeOf(document: TextDocument, { start, end }: Offsets): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

import { TextDocument as Text } from 'vscode-languageserver-textdocument';
import type { Position, TextDocument } from 'vscode';
import { Position as FakePosition, Range, Uri } from './vscode.ts';

/** An open document whose text a test changes. */
export type FakeDocument = {
  readonly document: TextDocument;
  readonly type: (text: string) => void;
};

export function openDocument(uri: string, text: string): FakeDocument {
  let current = Text.create(uri, 'yaml', 1, text);
  const document = {
    uri: Uri.parse(uri),
    isClosed: false,
    get version() {
      return current.version;
    },
    get lineCount() {
      return current.lineCount;
    },
    getText: () => current.getText(),
    positionAt: (offset: number) => {
      const { line, character } = current.positionAt(offset);
      return new FakePosition(line, character);
    },
    offsetAt: (position: Position) => current.offsetAt(position),
    lineAt: (line: number) => {
      const { length } = current.getText().split(/\r?\n/)[line] ?? '';
      return { range: new Range(line, 0, line, length) };
    },
  };
  return {
    document: document as unknown as TextDocument,
    type: (next) => {
      current = Text.create(uri, 'yaml', current.version + 1, next);
    },
  };
}

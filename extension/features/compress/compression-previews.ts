import {
  commands,
  Disposable,
  l10n,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { workspaceEditOf } from '../../editor/document-changes.ts';
import type { CompressedDocument } from '../../engine/compressed-document.ts';
import type { FileEdit } from '../../../shared/compress/pieces.ts';
import { previewTitle, sumSavings } from '../../present/compress-words.ts';

/** The scheme of documents as they would be. */
const SCHEME = 'promptfare-compressed';

/** A shorter document beside the one it is made of. */
export type Preview = {
  readonly uri: Uri;
  readonly document: TextDocument;
  readonly version: number;
  readonly compressed: CompressedDocument;
  readonly text: string;
};

/** Diffs of documents and what they would be. */
export type CompressionPreviews = Disposable & {
  readonly show: (document: TextDocument, compressed: CompressedDocument) => Promise<Preview>;
  /** The one in the active editor, or the one that `uri` names. */
  readonly find: (uri?: Uri) => Preview | undefined;
  /** Makes the changes, as one step to undo. False when the document has changed meanwhile. */
  readonly apply: (preview: Preview) => Promise<boolean>;
};

export function createCompressionPreviews(): CompressionPreviews {
  const previews = new Map<string, Preview>();
  let count = 0;
  // What an earlier window showed is not known any more.
  void closeTabs(({ modified }) => modified.scheme === SCHEME);
  const subscriptions = Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => previews.get(uri.toString())?.text ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => previews.delete(uri.toString())),
  );
  return {
    dispose: () => subscriptions.dispose(),
    show: async (document, compressed) => {
      count += 1;
      const uri = Uri.from({ scheme: SCHEME, path: document.uri.path, query: String(count) });
      const text = textWith(document.getText(), compressed.changes);
      const preview = { uri, document, version: document.version, compressed, text };
      previews.set(uri.toString(), preview);
      const title = previewTitle(nameOf(document), sumSavings(compressed.savings), l10n.t);
      await commands.executeCommand('vscode.diff', document.uri, uri, title, { preview: true });
      return preview;
    },
    find: (uri) => previews.get((uri ?? activeDiff())?.toString() ?? ''),
    apply: async (preview) => {
      const { document, version, compressed } = preview;
      if (document.isClosed || document.version !== version) return false;
      const isApplied = await workspace.applyEdit(workspaceEditOf(document, compressed.changes));
      if (!isApplied) return false;
      const key = preview.uri.toString();
      await closeTabs(({ modified }) => modified.toString() === key);
      await window.showTextDocument(document);
      return true;
    },
  };
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The text with changes made that are in order and do not overlap. */
function textWith(text: string, changes: readonly FileEdit[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { range, text: inserted } of changes) {
    parts.push(text.slice(kept, range.start), inserted);
    kept = range.end;
  }
  return [...parts, text.slice(kept)].join('');
}

function activeDiff(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputTextDiff ? input.modified : undefined;
}

async function closeTabs(isMeant: (input: TabInputTextDiff) => boolean): Promise<void> {
  const tabs = window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof TabInputTextDiff && isMeant(input));
  if (tabs.length > 0) await window.tabGroups.close(tabs);
}

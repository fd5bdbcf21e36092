import {
  Disposable,
  EventEmitter,
  type Event,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { isConfig } from '../../editor/config-path.ts';
import { placeOf } from '../../editor/place.ts';
import type { ConfigOverview } from '../../engine/config-overview.ts';
import type { Session } from '../feature.ts';

/** Time for the next key of a fast typist. */
const DELAY_MS = 150;

/** The open promptfare.yml documents, read after every change. */
export type ConfigDocuments = Disposable & {
  /** Absent before it was read, and while it is not read again after a change: its places would be wrong. */
  readonly find: (document: TextDocument) => ConfigOverview | undefined;
  readonly onDidRead: Event<TextDocument>;
  readonly onDidClose: Event<Uri>;
};

type Entry = { version: number; overview?: ConfigOverview; timer?: ReturnType<typeof setTimeout> };

export function configDocuments({ engine, log }: Session): ConfigDocuments {
  const entries = new Map<string, Entry>();
  const didRead = new EventEmitter<TextDocument>();
  const didClose = new EventEmitter<Uri>();
  const read = async (document: TextDocument, entry: Entry): Promise<void> => {
    const { version } = document;
    try {
      const { root } = placeOf(document.uri);
      const overview = await engine.call('readConfig', { root, text: document.getText() });
      if (document.isClosed || document.version !== version) return;
      Object.assign(entry, { version, overview });
      didRead.fire(document);
    } catch (error) {
      log.warn(`${document.uri.toString()}: ${String(error)}`);
    }
  };
  const schedule = (document: TextDocument, delayMs: number): void => {
    if (!isConfig(document.uri) || document.uri.scheme === 'git') return;
    const key = document.uri.toString();
    const entry = entries.get(key) ?? { version: -1 };
    entries.set(key, entry);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void read(document, entry), delayMs);
  };
  workspace.textDocuments.forEach((document) => schedule(document, 0));
  const subscriptions = Disposable.from(
    didRead,
    didClose,
    workspace.onDidOpenTextDocument((document) => schedule(document, 0)),
    workspace.onDidChangeTextDocument(({ document }) => schedule(document, DELAY_MS)),
    workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(entries.get(uri.toString())?.timer);
      if (entries.delete(uri.toString())) didClose.fire(uri);
    }),
  );
  return {
    onDidRead: didRead.event,
    onDidClose: didClose.event,
    find: (document) => {
      const entry = entries.get(document.uri.toString());
      return entry?.version === document.version ? entry.overview : undefined;
    },
    dispose: () => {
      for (const { timer } of entries.values()) clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

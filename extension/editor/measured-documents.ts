import {
  Disposable,
  EventEmitter,
  l10n,
  type Event,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import type { MeasuredDocument } from '../engine/measured-document.ts';
import type { EngineClient } from './engine-client.ts';
import { explainFailure } from './explain-failure.ts';
import { measureCall } from './measure-call.ts';
import { placeOf } from './place.ts';

/** What is known of an open document that holds prompts. */
type Known = {
  /** Of the document as it is, or as it was some keystrokes ago (`isStale`); without prompts before the first measurement. */
  readonly measured: MeasuredDocument;
  readonly version: number;
  readonly isStale: boolean;
  /** Why there is no newer figure: the document is too large, or the engine has failed. */
  readonly reason?: string;
};

/** The open documents that hold prompts, measured after every change, each by one measurement at a time. */
export type MeasuredDocuments = Disposable & {
  /** Absent while a document was never measured, and for documents without prompts. */
  readonly find: (document: TextDocument) => Known | undefined;
  readonly onDidMeasure: Event<Uri>;
  /** Measures every open document anew: settings, files or the baseline have changed. */
  readonly refresh: () => void;
};

/** UTF-16 units; a larger file is no text that somebody writes by hand, and is left to the command line. */
const MAX_UNITS = 2_000_000;
/** Time for the next key of a fast typist. */
const DELAY_MS = 30;
const NOTHING: MeasuredDocument = { prompts: [], problems: [] };

/** Documents of other schemes are views of files: diffs, output, earlier versions. */
const VIEWS: ReadonlySet<string> = new Set(['git', 'output', 'vscode', 'promptfare-compressed']);

type Entry = {
  readonly document: TextDocument;
  measured?: MeasuredDocument;
  version: number;
  reason?: string;
  isRunning: boolean;
  /** Asked for again while it was running. */
  isAsked?: boolean;
  timer?: ReturnType<typeof setTimeout>;
};

export function measureDocuments(
  engine: EngineClient,
  tellFailure: (reason: string) => void,
): MeasuredDocuments {
  const entries = new Map<string, Entry>();
  const didMeasure = new EventEmitter<Uri>();
  const queue = createQueue(
    (entry) => measure(entry, engine, tellFailure),
    ({ document }) => didMeasure.fire(document.uri),
  );
  const open = (document: TextDocument): void => {
    if (VIEWS.has(document.uri.scheme)) return;
    const key = document.uri.toString();
    const entry = entries.get(key) ?? { document, version: -1, isRunning: false };
    entries.set(key, entry);
    queue.add(entry, 0);
  };
  const openAll = (): void => workspace.textDocuments.forEach(open);
  const subscriptions = Disposable.from(
    didMeasure,
    workspace.onDidOpenTextDocument(open),
    workspace.onDidSaveTextDocument(open),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const entry = entries.get(document.uri.toString());
      // Until it is saved, a document without prompts is not looked at again.
      if (!entry || contentChanges.length === 0 || isNoPrompt(entry.measured)) return;
      queue.add(entry, DELAY_MS);
    }),
    workspace.onDidCloseTextDocument(({ uri, isDirty }) => {
      clearTimeout(entries.get(uri.toString())?.timer);
      entries.delete(uri.toString());
      const { root, path } = placeOf(uri);
      if (isDirty) void engine.tell('forget', { root, paths: [path] });
    }),
  );
  openAll();
  return {
    onDidMeasure: didMeasure.event,
    refresh: openAll,
    dispose: () => subscriptions.dispose(),
    find: (document) => knownOf(entries.get(document.uri.toString()), document),
  };
}

/** Runs each document's measurement once at a time, and once more when it was asked for meanwhile. */
function createQueue(
  run: (entry: Entry) => Promise<void>,
  done: (entry: Entry) => void,
): { readonly add: (entry: Entry, delayMs: number) => void } {
  const add = (entry: Entry, delayMs: number): void => {
    if (entry.isRunning) entry.isAsked = true;
    if (entry.isRunning || entry.timer !== undefined) return;
    entry.timer = setTimeout(() => {
      delete entry.timer;
      void start(entry);
    }, delayMs);
  };
  const start = async (entry: Entry): Promise<void> => {
    const { document } = entry;
    const { version } = document;
    entry.isRunning = true;
    entry.isAsked = false;
    await run(entry);
    entry.version = version;
    entry.isRunning = false;
    if (document.isClosed) return;
    done(entry);
    if (entry.isAsked || document.version !== version) add(entry, DELAY_MS);
  };
  return { add };
}

async function measure(
  entry: Entry,
  engine: EngineClient,
  tellFailure: (reason: string) => void,
): Promise<void> {
  const { document } = entry;
  const text = document.getText();
  if (text.length > MAX_UNITS) {
    const size = `${(text.length / 1_000_000).toFixed(1)} M`;
    entry.reason = l10n.t('Too large to be counted while it is edited ({0} characters)', size);
    entry.measured = { ...NOTHING, format: 'too-large' };
    return;
  }
  try {
    entry.measured = await engine.call('measure', await measureCall(document));
    delete entry.reason;
  } catch (error) {
    entry.reason = explainFailure(error);
    tellFailure(`${document.uri.path}: ${entry.reason}`);
  }
}

function isNoPrompt(measured: MeasuredDocument | undefined): boolean {
  return measured !== undefined && measured.format === undefined;
}

function knownOf(entry: Entry | undefined, document: TextDocument): Known | undefined {
  if (!entry?.measured || isNoPrompt(entry.measured)) return undefined;
  const { measured, version, reason } = entry;
  const isStale = version !== document.version;
  return { measured, version, isStale, ...(reason !== undefined && { reason }) };
}

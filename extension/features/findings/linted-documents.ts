import {
  Disposable,
  EventEmitter,
  type Event,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { placeOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { DocumentFinding } from '../../engine/document-finding.ts';
import type { Session } from '../feature.ts';

/** What the rules have found in the open documents that hold prompts. */
export type LintedDocuments = Disposable & {
  /** Absent while nothing was looked for. */
  readonly find: (document: TextDocument) => Linted | undefined;
  readonly onDidLint: Event<Uri>;
};

type Linted = {
  readonly findings: readonly DocumentFinding[];
  /** Whether the document has changed since; then the offsets are those of an earlier text. */
  readonly isStale: boolean;
};

/** Nobody reads findings while typing, and the engine has the counting to do. */
const DELAY_MS = 300;
/** A text that takes long is looked at when it has rested for longer, so that counting it does not wait. */
const REST_FACTOR = 3;
const MAX_DELAY_MS = 3_000;

type Entry = {
  readonly document: TextDocument;
  findings?: readonly DocumentFinding[];
  version: number;
  /** Of the last time. */
  tookMs: number;
  isRunning: boolean;
  /** Whether something has changed since it runs. */
  isAskedAgain: boolean;
  timer?: ReturnType<typeof setTimeout>;
};

/** Looks for findings after each measurement, when the document has come to rest. */
export function lintDocuments(session: Session): LintedDocuments {
  const entries = new Map<string, Entry>();
  const didLint = new EventEmitter<Uri>();
  const schedule = (entry: Entry): void => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void run(entry), delayOf(entry));
  };
  const run = async (entry: Entry): Promise<void> => {
    const { document } = entry;
    const { version } = document;
    entry.isAskedAgain = entry.isRunning;
    if (entry.isRunning) return;
    entry.isRunning = true;
    await lint(entry, session);
    entry.isRunning = false;
    if (!entries.has(keyOf(document))) return;
    if (document.version === version) didLint.fire(document.uri);
    if (entry.isAskedAgain || document.version !== version) schedule(entry);
  };
  const forget = ({ uri }: Pick<TextDocument, 'uri'>): void => {
    const entry = entries.get(uri.toString());
    clearTimeout(entry?.timer);
    if (entries.delete(uri.toString())) didLint.fire(uri);
  };
  const look = (uri: Uri): void => {
    const document = findOpen(uri);
    const known = document && session.documents.find(document);
    if (!document || !known || known.reason !== undefined || !isWanted(uri)) {
      forget({ uri });
      return;
    }
    const entry = entries.get(keyOf(document)) ?? entryOf(document);
    entries.set(keyOf(document), entry);
    schedule(entry);
  };
  const subscriptions = Disposable.from(
    didLint,
    session.documents.onDidMeasure(look),
    workspace.onDidCloseTextDocument(forget),
    new Disposable(() => entries.forEach(({ timer }) => clearTimeout(timer))),
  );
  return {
    onDidLint: didLint.event,
    dispose: () => subscriptions.dispose(),
    find: (document) => {
      const { findings, version } = entries.get(keyOf(document)) ?? {};
      return findings && { findings, isStale: version !== document.version };
    },
  };
}

/** What was found of a text that is another one by now is dropped. */
async function lint(entry: Entry, { engine, log }: Session): Promise<void> {
  const { document } = entry;
  const { uri, version } = document;
  const start = performance.now();
  try {
    const { root, path } = placeOf(uri);
    const findings = await engine.call('lint', { root, path, text: document.getText() });
    if (document.version === version) Object.assign(entry, { findings, version });
  } catch (error) {
    log.warn(`${uri.path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  entry.tookMs = performance.now() - start;
}

function delayOf({ tookMs }: Entry): number {
  return Math.min(MAX_DELAY_MS, Math.max(DELAY_MS, REST_FACTOR * tookMs));
}

function entryOf(document: TextDocument): Entry {
  return { document, version: -1, tookMs: 0, isRunning: false, isAskedAgain: false };
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}

function findOpen(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => keyOf(document) === key);
}

/** Findings are shown as diagnostics, and as a lens. */
function isWanted(uri: Uri): boolean {
  const { diagnostics, codeLens } = readSettings(uri);
  return diagnostics.enabled || codeLens.enabled;
}

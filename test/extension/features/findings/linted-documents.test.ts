import type { TextDocument, Uri as VsUri } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  lintDocuments,
  type LintedDocuments,
} from '../../../../extension/features/findings/linted-documents.ts';
import type { Session } from '../../../../extension/features/feature.ts';
import { type FakeDocument, openDocument } from '../../fake-editor/document.ts';
import { EventEmitter, Uri, workspace } from '../../fake-editor/vscode.ts';

vi.mock('vscode', () => import('../../fake-editor/vscode.ts'));

const URI = 'file:///shop/a.prompt.md';
/** Longer than the pause that is waited for. */
const REST_MS = 10_000;

type Asked = { readonly text: string; readonly answer: (findings: readonly unknown[]) => void };

type Scene = FakeDocument & {
  readonly linted: LintedDocuments;
  readonly asked: Asked[];
  readonly measure: () => void;
  readonly close: () => void;
  readonly shown: string[];
};

/** An open document, and an engine that answers when the test says so. */
function openScene({ isPrompt = true } = {}): Scene {
  const fake = openDocument(URI, 'one');
  workspace.textDocuments.splice(0, Number.POSITIVE_INFINITY, fake.document);
  const didMeasure = new EventEmitter<VsUri>();
  const asked: Asked[] = [];
  const session = {
    documents: { find: () => (isPrompt ? {} : undefined), onDidMeasure: didMeasure.event },
    engine: {
      call: (_: string, { text }: { text: string }) =>
        new Promise((answer) => {
          asked.push({ text, answer });
        }),
    },
    log: { warn: (reason: string) => expect(reason).toBe('') },
  } as unknown as Session;
  const linted = lintDocuments(session);
  const shown: string[] = [];
  linted.onDidLint((uri) => shown.push(uri.toString()));
  const onClose = workspace.onDidCloseTextDocument.mock.lastCall?.[0] as (
    document: TextDocument,
  ) => void;
  return {
    ...fake,
    linted,
    asked,
    shown,
    measure: () => didMeasure.fire(Uri.parse(URI)),
    close: () => onClose(fake.document),
  };
}

const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(REST_MS);

describe('findings of open documents', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are asked for once, when the document has come to rest', async () => {
    const { document, linted, asked, shown, measure, type } = openScene();
    measure();
    type('one two');
    measure();
    expect(asked).toEqual([]);
    await rest();
    expect(asked.map(({ text }) => text)).toEqual(['one two']);
    asked[0]?.answer(['a finding']);
    await rest();
    expect(linted.find(document)).toEqual({ findings: ['a finding'], isStale: false });
    expect(shown).toEqual([URI]);
  });

  it('of an earlier text are dropped, and those of the new one asked for', async () => {
    const { document, linted, asked, measure, type } = openScene();
    measure();
    await rest();
    type('one two');
    asked[0]?.answer(['of one']);
    await rest();
    expect(linted.find(document)).toBeUndefined();
    expect(asked.map(({ text }) => text)).toEqual(['one', 'one two']);
    asked[1]?.answer(['of one two']);
    await rest();
    expect(linted.find(document)?.findings).toEqual(['of one two']);
  });

  it('stay, marked as stale, while new ones are looked for', async () => {
    const { document, linted, asked, measure, type } = openScene();
    measure();
    await rest();
    asked[0]?.answer(['of one']);
    await rest();
    type('one two');
    expect(linted.find(document)).toEqual({ findings: ['of one'], isStale: true });
  });

  it('are forgotten when the document is closed', async () => {
    const { document, linted, asked, shown, measure, close } = openScene();
    measure();
    await rest();
    asked[0]?.answer(['of one']);
    await rest();
    close();
    expect(linted.find(document)).toBeUndefined();
    expect(shown).toEqual([URI, URI]);
  });

  it('are not looked for in a document that holds no prompt', async () => {
    const { asked, measure } = openScene({ isPrompt: false });
    measure();
    await rest();
    expect(asked).toEqual([]);
  });
});

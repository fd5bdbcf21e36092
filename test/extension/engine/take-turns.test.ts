import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { connect, type Port } from '../../../extension/engine/channel.ts';
import { createEngine } from '../../../extension/engine/engine.ts';
import type { EditorCalls } from '../../../extension/engine/editor-calls.ts';
import type { EngineCalls } from '../../../extension/engine/engine-calls.ts';
import { createTurns } from '../../../extension/engine/take-turns.ts';
import { readFile } from 'node:fs/promises';

const ROOT = 'file:///w';
const FILES = 400;
const LINE = 'Answer {{customer}} kindly, and promise nothing.\n';
const TEXT = `---\nmodel: gpt-4o\n---\n${LINE.repeat(40)}`;

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** An engine behind real ports, with an editor that has many prompts. */
function startEngine(onRead: (reads: readonly string[]) => void = () => undefined): {
  readonly call: ReturnType<typeof connect<EngineCalls>>;
  readonly reads: readonly string[];
} {
  const { port1, port2 } = new MessageChannel();
  open.push(
    () => port1.close(),
    () => port2.close(),
  );
  const [here, there] = [port1, port2].map((port): Port => ({
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  }));
  if (!here || !there) throw new Error('A channel has two ends.');
  const paths = Array.from({ length: FILES }, (_, index) => `prompts/p${index}.prompt.md`);
  const reads: string[] = [];
  const editor: EditorCalls = {
    readFile: async ({ path }) => {
      reads.push(path);
      onRead(reads);
      return paths.includes(path) ? { kind: 'text', text: TEXT } : { kind: 'missing' };
    },
    readBytes: async () => ({ kind: 'missing' }),
    listFiles: async () => paths,
    listChanges: async () => undefined,
    readAsset: (name) => readFile(`dist/${name}`),
    readLanguage: () => ({ tag: 'en' }),
    askModel: async () => undefined,
  };
  connect<EditorCalls>(there, (call) =>
    createEngine(call, { clock: () => new Date('2026-11-22T12:00:00Z') }),
  );
  return { call: connect<EngineCalls>(here, () => editor), reads };
}

it('lets a keystroke in while a folder is indexed', async () => {
  const { call } = startEngine();
  const document = { root: ROOT, path: 'prompts/p0.prompt.md', models: [] };
  await call('measure', { ...document, text: TEXT });
  await call('index', { root: ROOT, models: [] });
  const order: string[] = [];
  // Other models: everything is measured anew, of files that are all known.
  const index = call('index', { root: ROOT, models: ['gpt-4o-mini'] });
  const key = call('measure', { ...document, text: `${TEXT}x` });
  await Promise.all([
    index.then(({ files }) => order.push(`index of ${files.length}`)),
    key.then(({ prompts }) => order.push(`${prompts.length} prompt`)),
  ]);
  expect(order).toEqual(['1 prompt', `index of ${FILES}`]);
});

it('ends an index that nobody waits for, and answers the next one as if it had not been', async () => {
  const controller = new AbortController();
  const { call, reads } = startEngine(({ length }) => {
    if (length === 20) controller.abort();
  });
  const fresh = await startEngine().call('index', { root: ROOT, models: [] });
  const index = call('index', { root: ROOT, models: [] }, controller.signal);
  await expect(index).rejects.toThrow('aborted');
  await call('readConfig', { root: ROOT, text: '' });
  expect(reads.length).toBeLessThan(FILES);
  expect(await call('index', { root: ROOT, models: [] })).toEqual(fresh);
});

it('ends a comparison that nobody waits for', async () => {
  const { call } = startEngine();
  const controller = new AbortController();
  const compare = call('compare', { root: ROOT }, controller.signal);
  controller.abort(new Error('the panel is closed'));
  await expect(compare).rejects.toThrow('the panel is closed');
});

it('throws at the next step once the signal has come', async () => {
  const controller = new AbortController();
  const takeTurn = createTurns(controller.signal);
  await takeTurn();
  controller.abort(new Error('not wanted'));
  await expect(takeTurn()).rejects.toThrow('not wanted');
});

import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { FileReader } from '../../../shared/text/files.ts';
import { openEditor } from './editor-double.ts';

const ROOT = 'file:///shop';
const CONFIG = `version: 1
suites:
  - name: support
    prompts: [prompts/**]
    model: gpt-4o
    traffic: { calls_per_month: 1000, source: measured }
`;
const START = {
  'promptfare.yml': CONFIG,
  'prompts/a.prompt.md': 'Answer {{question}} kindly.\n',
  'prompts/b.prompt.md': '---\nmodel: gpt-4o-mini\n---\nGreet {{name}}.\n',
  'promptfooconfig.yaml': 'prompts: [file://texts/c.txt]\nproviders: [openai:gpt-4o]\n',
  'texts/c.txt': 'Say goodbye.',
};
const TEXTS = [
  CONFIG,
  CONFIG.replace('gpt-4o', 'gpt-4o-mini'),
  CONFIG.replace('prompts/**', 'prompts/a*'),
  'Be brief.',
  '---\nmodel: gpt-4o\n---\nBe brief, {{name}}.\n',
  START['promptfooconfig.yaml'],
];

const changes = array(
  record({
    path: constantFrom(...Object.keys(START), 'prompts/new.prompt.md', 'notes.txt'),
    text: constantFrom(undefined, ...TEXTS),
  }),
  { minLength: 1, maxLength: 6 },
);

function readerOf(texts: ReadonlyMap<string, string>): FileReader {
  return {
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    list: async () => [...texts.keys()].toSorted(),
  };
}

it('makes of changed files the index that a new engine makes', async () => {
  await assert(
    asyncProperty(changes, async (script) => {
      const texts = new Map(Object.entries<string>(START));
      const call = { root: ROOT, models: [] };
      const { engine } = openEditor({ files: readerOf(texts) });
      await engine.index(call);
      for (const { path, text } of script) {
        const isContent = texts.has(path) && text !== undefined;
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
        engine.forget({ root: ROOT, paths: [path], isContent });
        const fresh = openEditor({ files: readerOf(texts) });
        expect(await engine.index(call)).toEqual(await fresh.engine.index(call));
      }
    }),
    { numRuns: 25 },
  );
});

it('does not care about files that nobody asked for', async () => {
  const texts = new Map(Object.entries<string>({ ...START, 'log.bin': 'a' }));
  const { engine } = openEditor({ files: readerOf(texts) });
  await engine.index({ root: ROOT, models: [] });
  const forget = (path: string, isContent: boolean): boolean =>
    engine.forget({ root: ROOT, paths: [path], isContent });
  expect(forget('log.bin', true)).toBe(false);
  expect(forget('log.bin', false)).toBe(true);
  expect(forget('prompts/a.prompt.md', true)).toBe(true);
  expect(forget('.gitignore', true)).toBe(true);
});

it('keeps folders apart whose files have the same names', async () => {
  const path = 'prompts/a.prompt.md';
  const folders = new Map([
    ['file:///one', new Map([[path, 'Be brief.\n']])],
    ['file:///two', new Map([[path, 'Be brief, and be kind, and never be late.\n']])],
  ]);
  const { engine } = openEditor({
    files: readerOf(new Map()),
    folders: (root) => readerOf(folders.get(root) ?? new Map()),
  });
  const tokensIn = async (root: string): Promise<number | undefined> => {
    const { files } = await engine.index({ root, models: [] });
    return files[0]?.prompts[0]?.costs[0]?.inputTokens;
  };
  const one = await tokensIn('file:///one');
  expect(await tokensIn('file:///two')).toBeGreaterThan(one ?? Number.POSITIVE_INFINITY);
});

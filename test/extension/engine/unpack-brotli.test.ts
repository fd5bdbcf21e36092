import { brotliCompressSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ComparedWorkspace } from '../../../extension/engine/compared-workspace.ts';
import { unpackBrotli } from '../../../extension/engine/unpack-brotli.ts';
import { makeFolder } from '../../node/git/scratch-repository.ts';
import { openEditor, openFolderOf } from './editor-double.ts';

const ROOT = 'file:///shop';
const SYSTEM = 'You sort support tickets.';

/** A folder with a prompt, and a recorded call of it whose answer is packed with Brotli. */
function makeRecordedFolder(): string {
  const root = makeFolder();
  mkdirSync(join(root, 'prompts'));
  writeFileSync(
    join(root, 'prompts/sort.prompt.yml'),
    `model: gpt-4o-mini\nmessages:\n  - role: system\n    content: ${SYSTEM}\n`,
  );
  writeFileSync(
    join(root, 'promptfare.yml'),
    'version: 1\nsuites:\n  - name: sorting\n    prompts: [prompts/sort.prompt.yml]\n    recordings: [calls.har]\n',
  );
  const answer = {
    object: 'chat.completion',
    model: 'gpt-4o-mini',
    choices: [{ message: { role: 'assistant', content: 'login' } }],
    usage: { prompt_tokens: 20, completion_tokens: 5 },
  };
  const request = {
    model: 'gpt-4o-mini',
    messages: [{ role: 'system', content: SYSTEM }],
  };
  const text = brotliCompressSync(JSON.stringify(answer)).toString('base64');
  const entry = {
    startedDateTime: '2026-03-01T10:00:00.000Z',
    request: {
      method: 'POST',
      url: 'https://api.openai.com/v1/chat/completions',
      postData: { text: JSON.stringify(request) },
    },
    response: { status: 200, content: { encoding: 'base64', text } },
  };
  writeFileSync(
    join(root, 'calls.har'),
    JSON.stringify({ log: { version: '1.2', entries: [entry] } }),
  );
  return root;
}

function compare(
  root: string,
  host: Pick<Parameters<typeof openEditor>[0], 'unpackBrotli'>,
): Promise<ComparedWorkspace> {
  const { engine } = openEditor({ files: openFolderOf(root), ...host });
  return engine.compare({ root: ROOT });
}

it('reads recorded answers that are packed with Brotli in the thread of Node', async () => {
  const { suites } = await compare(makeRecordedFolder(), { unpackBrotli });
  expect(suites).toMatchObject([{ name: 'sorting', runUsd: expect.any(Number), unmeasured: [] }]);
});

it('names what it cannot read where nothing unpacks Brotli, as in a browser', async () => {
  const { markdown, suites } = await compare(makeRecordedFolder(), {});
  expect(suites).toMatchObject([{ name: 'sorting' }]);
  expect(suites[0]).not.toHaveProperty('runUsd');
  expect(markdown).toContain('Brotli is not read here');
});

it('gives up what is damaged, or more than may be read', () => {
  const packed = brotliCompressSync(Buffer.alloc(1_000));
  expect(unpackBrotli(packed, 1_000)).toHaveLength(1_000);
  expect(unpackBrotli(packed, 999)).toBeUndefined();
  expect(unpackBrotli(packed.subarray(1), 1_000)).toBeUndefined();
});

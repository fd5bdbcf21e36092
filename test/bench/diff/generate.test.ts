import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { openWorkspaceFiles } from '../../../node/files/workspace-files.ts';
import { PROMPT_FORMATS } from '../../../shared/prompt/formats/index.ts';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import { makeFolder, openScratch } from '../../node/git/scratch-repository.ts';

function generate(): string {
  const root = makeFolder();
  const options = ['--prompts', '60', '--cases', '150', '--changed', '0.1', '--out', root];
  execFileSync(process.execPath, ['bench/diff/generate.mjs', ...options]);
  return root;
}

it('writes the same repository every time, with the asked share of prompts changed', () => {
  const [first, second] = [openScratch(generate()), openScratch(generate())];
  expect(first.git('rev-parse', 'HEAD')).toBe(second.git('rev-parse', 'HEAD'));
  expect(first.git('diff')).toBe(second.git('diff'));
  expect(first.git('diff', '--name-only').split('\n')).toHaveLength(6);
});

it('writes recordings and prompts that are read without a problem', async () => {
  const files = openWorkspaceFiles(generate());
  let samples = 0;
  let prompts = 0;
  for (const path of await files.list()) {
    const content = await files.read(path);
    if (content.kind !== 'text') throw new Error(`${path} is ${content.kind}`);
    const file = { path, text: content.text };
    if (path.startsWith('recordings/')) {
      const recording = readRecording(file);
      expect(recording.problems).toEqual([]);
      samples += recording.samples.length;
    } else if (path.startsWith('prompts/')) {
      const format = PROMPT_FORMATS.find((one) => one.matches(file));
      const parsed = await format?.parse(file, files);
      expect(parsed?.problems).toEqual([]);
      prompts += parsed?.prompts.length ?? 0;
    }
  }
  expect({ samples, prompts }).toEqual({ samples: 150, prompts: 48 });
});

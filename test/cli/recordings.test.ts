import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository } from '../node/git/scratch-repository.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** A folder with copies of recordings and, on top, a config. */
function recordings(
  fixtures: readonly string[],
  args: readonly string[],
  files: { readonly [path: string]: string } = {},
): Promise<CliRun> {
  const made = makeRepository();
  made.write({ 'README.md': 'Recordings.\n', ...files });
  for (const name of fixtures) {
    cpSync(join('test/fixtures/recordings', name), join(made.root, 'evals', name), {
      recursive: true,
    });
  }
  return runCli(made.root, ['recordings', ...args], { columns: 160 });
}

describe('promptfare recordings', () => {
  it('shows what was read of each file, and what was refused', async () => {
    const { code, out } = await recordings(
      [
        'vcr-cassette/bodies-of-every-kind.yaml',
        'inspect-eval/zstd.eval',
        'refused/benchmark.json',
      ],
      ['evals'],
    );
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it('prints the sums as JSON', async () => {
    const { code, out } = await recordings(
      ['codex/rollout.jsonl'],
      ['evals/codex/rollout.jsonl', '--json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      recordings: [
        {
          path: 'evals/codex/rollout.jsonl',
          format: 'codex',
          models: [
            {
              model: 'gpt-5-codex',
              calls: 2,
              usage: { input: 9540, cacheRead: 8960, output: 120 },
            },
          ],
        },
      ],
    });
  });

  it('reads the recordings of the suites when no file is named', async () => {
    const config =
      'version: 1\nsuites:\n  - name: a\n    prompts: [p.txt]\n    recordings: [evals/**]\n';
    const { out } = await recordings(['fare/support.fare.jsonl'], [], { 'promptfare.yml': config });
    expect(out).toContain('support.fare.jsonl');
  });

  it('says that a file is not there', async () => {
    const { code, out } = await recordings([], ['evals/none.json']);
    expect(code).toBe(2);
    expect(out).toContain('evals/none.json: there is no such file');
  });

  it('reads a file outside the folder that a person names', async () => {
    const outside = join(process.cwd(), 'test/fixtures/recordings/claude-code/session.jsonl');
    const { code, out } = await recordings([], [outside]);
    expect(code).toBe(0);
    expect(out).toContain('claude-code');
  });
});

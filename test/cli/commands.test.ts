import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.ts';
import { parseConfig } from '../../shared/config/parse-config.ts';
import { makeRepository, type Scratch } from '../node/git/scratch-repository.ts';
import { runCli } from './run-cli.ts';

const PROMPT =
  'model: openai/gpt-4o\nmessages:\n  - role: user\n    content: "Answer: {{question}}"\n';
const RECORDING = `${JSON.stringify({ model: 'gpt-4o', prompt: { path: 'prompts/a.prompt.yml' }, vars: { question: 'Where?' }, usage: { input: 2000, output: 50 }, output: 'Here.' })}\n`;

function repository(): Scratch {
  const made = makeRepository();
  made.write({
    'prompts/a.prompt.yml': PROMPT,
    'evals/a.fare.jsonl': RECORDING,
    'AGENTS.md': '# Rules\n\nBe kind.\n',
  });
  return made;
}

describe('promptfare init', () => {
  it('writes a config that diff can use, with limits above today’s cost', async () => {
    const { root } = repository();
    const { code, out } = await runCli(root, ['init']);
    expect(code).toBe(0);
    expect(out).toContain('2 suites');
    const text = readFileSync(join(root, 'promptfare.yml'), 'utf8');
    const { config, problems } = parseConfig({ path: 'promptfare.yml', text });
    expect(problems).toEqual([]);
    expect(config?.suites.map(({ name, recordings }) => [name, recordings])).toEqual([
      ['agent-context', []],
      ['prompts', ['evals/a.fare.jsonl']],
    ]);
    expect(config?.budgets).toMatchObject([
      { metric: 'input_tokens', max: expect.any(Number) },
      { metric: 'cost_per_run', max: 0.0069 },
    ]);
    expect((await runCli(root, ['check-config'])).code).toBe(0);
  });

  it('does not write over a config', async () => {
    const made = repository();
    made.write({ 'promptfare.yml': 'version: 1\n' });
    const { code, error } = await runCli(made.root, ['init']);
    expect(code).toBe(2);
    expect(error).toContain('--force');
    expect(readFileSync(join(made.root, 'promptfare.yml'), 'utf8')).toBe('version: 1\n');
  });
});

describe('promptfare count', () => {
  it('counts what is there', async () => {
    const { code, out } = await runCli(repository().root, ['count']);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Prompt                Model          Input tokens  Input cost  Counted on
      AGENTS.md             (not named)             ~14           –  its text
      prompts/a.prompt.yml  openai/gpt-4o           10+   $0.000025  fixed text, without 1 variable

      Per call: 2 rows, list prices as of 2026-09-23; ~ estimated, + variables come on top, "at most" reaches the output limit.

      Context files: tokens added to the requests of coding agents
      Agent           Every request  From
      GitHub Copilot             ~6  1 file
      Cursor                     ~6  1 file
      Codex                       6  1 file

      Imports and files are counted once per agent; of skills, every request holds name and description.
      "
    `);
  });

  it('ends with what context files add to each agent’s requests', async () => {
    const { root } = repository();
    const { out } = await runCli(root, ['count']);
    expect(out).toMatch(/Context files: .*\n[^]*Codex\s+\d+/);
    const { out: json } = await runCli(root, ['count', '--json']);
    const agents: unknown = JSON.parse(json).context.map(({ agent }: { agent: string }) => agent);
    expect(agents).toEqual(['copilot', 'cursor', 'codex']);
    expect((await runCli(root, ['count', 'AGENTS.md'])).out).not.toContain('Context files:');
  });

  it('explains a file', async () => {
    const { root } = repository();
    const { code, out } = await runCli(root, ['count', '--explain', 'prompts/a.prompt.yml']);
    expect(code).toBe(0);
    expect(out).toContain('github-models (GitHub Models prompt (.prompt.yml))');
    expect(out).toContain('variables  question (line 4)');
    expect((await runCli(root, ['count', '--explain'])).code).toBe(2);
  });

  it('counts one file for other models', async () => {
    const { out } = await runCli(repository().root, [
      'count',
      './prompts/a.prompt.yml',
      '--model',
      'gpt-4o,no-such-model',
      '--json',
    ]);
    const { prompts } = JSON.parse(out);
    expect(prompts).toMatchObject([
      {
        prompt: 'prompts/a.prompt.yml',
        model: 'gpt-4o',
        quality: 'exact',
        inputCostUsd: expect.any(Number),
      },
      { prompt: 'prompts/a.prompt.yml', model: 'no-such-model', quality: 'estimated' },
    ]);
    expect(prompts[1]).not.toHaveProperty('inputCostUsd');
  });

  it('names a file that is not there', async () => {
    const { code, out } = await runCli(repository().root, ['count', 'nothing.md']);
    expect(code).toBe(2);
    expect(out).toContain('nothing.md: there is no such file');
  });
});

describe('the command line', () => {
  it.each(COMMANDS)('shows the help of $name with its examples', async ({ name, examples }) => {
    const { code, out } = await runCli('.', [name, '--help']);
    expect(code).toBe(0);
    for (const example of examples) expect(out).toContain(example);
  });

  it.each(['bash', 'zsh', 'fish'])('completes commands in %s', async (shell) => {
    const log: string[] = [];
    const original = console.log;
    console.log = (text: string) => log.push(text);
    try {
      await runCli('.', ['complete', shell]);
    } finally {
      console.log = original;
    }
    expect(log.join('\n')).toContain('promptfare');
  });

  it('ends an unknown command with 2', async () => {
    expect((await runCli('.', ['dif'])).code).toBe(2);
  });
});

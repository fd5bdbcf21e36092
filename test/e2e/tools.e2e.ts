import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countWithCli } from './harness/count-with-cli.ts';
import { makeWorkspace } from './harness/make-workspace.ts';
import { runCommand } from './harness/palette.ts';
import { probeVsix } from './harness/probe-vsix.ts';
import { findVsix } from './harness/real-extension.ts';
import { withSession } from './harness/with-session.ts';

const PROMPT = 'prompts/ticket-triage.prompt.yml';

type Answers = {
  readonly listed: readonly string[];
  readonly promptfare_count: {
    readonly prompts: readonly {
      readonly costs: readonly { readonly inputTokens: number; readonly inputUsdPerCall: number }[];
    }[];
  };
  readonly promptfare_findings: { readonly findings: readonly unknown[] };
  readonly promptfare_compress: { readonly path: string };
  readonly outside: string;
};

it('answers agents of the editor what a prompt costs, wastes and could leave out', async () => {
  const { root } = makeWorkspace();
  const where = { build: 'newest', host: 'node', workspace: root } as const;
  const options = { ...where, vsix: findVsix(), otherVsix: [probeVsix('tool-probe')] };
  await withSession({ ...options, name: 'tools' }, async ({ page, mark }) => {
    await runCommand(page, 'Tool Probe: Ask');
    const file = join(root, 'answers.json');
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('}'))
      .toBe(true);
    mark('answers');
    const answers: Answers = JSON.parse(readFileSync(file, 'utf8'));
    expect(answers.listed).toHaveLength(3);
    const { inputTokens, inputCostUsd } = countWithCli(root, PROMPT);
    const [prompt] = answers.promptfare_count.prompts;
    expect(prompt?.costs[0]).toMatchObject({ inputTokens, inputUsdPerCall: inputCostUsd });
    expect(answers.promptfare_findings).toHaveProperty('path', PROMPT);
    expect(answers.promptfare_compress).toHaveProperty('path', PROMPT);
    expect(answers.outside).toContain('no text file in a folder of this workspace');
  });
});

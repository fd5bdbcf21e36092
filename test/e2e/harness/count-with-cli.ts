import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../../dist/cli/promptfare.js', import.meta.url));

export type CliCount = { readonly inputTokens: number; readonly inputCostUsd: number };

/** What `promptfare count --json` says about the only prompt of a file. */
export function countWithCli(workspace: string, path: string): CliCount {
  const out = execFileSync(process.execPath, [CLI, 'count', '--json', path], {
    cwd: workspace,
    encoding: 'utf8',
  });
  const { prompts }: { readonly prompts: readonly CliCount[] } = JSON.parse(out);
  const [prompt] = prompts;
  if (!prompt || prompts.length !== 1) throw new Error(`${path} holds ${prompts.length} prompts`);
  return prompt;
}

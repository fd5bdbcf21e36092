import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { main } from '../../cli/main.ts';

export type CliRun = { readonly code: ExitCode; readonly out: string; readonly error: string };

/** Runs a command line in a folder, as a pipe would see it: no colours, no progress. */
export async function runCli(
  cwd: string,
  args: readonly string[],
  more: Partial<CommandContext> = {},
): Promise<CliRun> {
  let [out, error] = ['', ''];
  const code = await main(
    args,
    {
      cwd,
      env: process.env,
      now: new Date('2026-11-22T12:00:00Z'),
      columns: 120,
      hasColors: false,
      writeOut: (text) => {
        out += text;
      },
      writeError: (text) => {
        error += text;
      },
      showProgress: () => ({ update: () => undefined, stop: () => undefined }),
      ...more,
    },
    '0.0.0',
  );
  return { code, out, error };
}

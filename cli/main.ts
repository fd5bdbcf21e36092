import { CommanderError } from 'commander';
import { UserError } from '../shared/text/user-error.ts';
import { stripControl } from '../shared/report/strip-control.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { createProgram } from './program.ts';

/** Runs one command line; every error that a user can mend is one line and exit code 2. */
export async function main(
  args: readonly string[],
  context: CommandContext,
  version: string,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(context, version, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UserError)) throw error;
    context.writeError(`${presentError(error)}\n`);
    return 2;
  }
}

function presentError({ message, hint }: UserError): string {
  const lines = message.split('\n').map((line) => `promptfare: ${stripControl(line)}`);
  return [...lines, ...(hint === undefined ? [] : [`  ${stripControl(hint)}`])].join('\n');
}

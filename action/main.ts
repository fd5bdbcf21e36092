import { setSecret } from '@actions/core';
import type { Environment } from '../node/git/git-command.ts';
import { UserError } from '../shared/text/user-error.ts';
import { readEvent } from './event/read-event.ts';
import type { ExitCode } from './exit-code.ts';
import { readInputs } from './inputs.ts';
import { writeError } from './log.ts';
import { MODES } from './modes/index.ts';
import { readRun } from './run.ts';

/** One run of the action: a mistake the user can mend is one line and exit code 2, a bug is one line and exit code 3. */
export async function main(env: Environment): Promise<ExitCode> {
  try {
    const inputs = readInputs(env);
    if (inputs.token !== undefined) setSecret(inputs.token);
    const run = readRun(env, inputs);
    const event = readEvent(env);
    return await MODES[inputs.mode]({ inputs, run, event });
  } catch (error) {
    if (error instanceof UserError) {
      writeError([error.message, ...(error.hint === undefined ? [] : [error.hint])].join('. '));
      return 2;
    }
    // Red, but neither "over budget" nor the user's mistake.
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    writeError(`This is a bug in promptfare, please report it: ${words}`);
    return 3;
  }
}

import process from 'node:process';
import type { Ora } from 'ora';
import picocolors from 'picocolors';
import type { CommandContext, Progress } from './command.ts';

/** A pipe and a log of CI have no edge: wide enough that whole paths stand there, for `grep` to find. */
const COLUMNS_OF_A_PIPE = 200;

/** The real terminal. Colours and progress are for people: not for pipes, NO_COLOR or CI logs. */
export function terminalContext(): CommandContext {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    now: new Date(),
    columns: stdout.columns ?? columnsOf(env['COLUMNS']) ?? COLUMNS_OF_A_PIPE,
    hasColors: stdout.isTTY
      ? picocolors.isColorSupported
      : Boolean(env['FORCE_COLOR']) && !env['NO_COLOR'],
    writeOut: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    showProgress: (text) => (stderr.isTTY ? spinner(text) : NO_PROGRESS),
  };
}

const NO_PROGRESS: Progress = { update: () => undefined, stop: () => undefined };

/** Stands there once what draws it is loaded, which nobody waits for. */
function spinner(text: string): Progress {
  let shown: Ora | undefined;
  let latest = text;
  let isStopped = false;
  void import('ora').then(({ default: ora }) => {
    if (!isStopped) shown = ora({ text: latest, stream: process.stderr }).start();
  });
  return {
    update: (next) => {
      latest = next;
      if (shown) shown.text = next;
    },
    stop: () => {
      isStopped = true;
      shown?.stop();
    },
  };
}

function columnsOf(value: string | undefined): number | undefined {
  const columns = Number(value);
  return Number.isInteger(columns) && columns > 0 ? columns : undefined;
}

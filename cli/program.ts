import tab from '@bomb.sh/tab/commander';
import { Command as Program, Option } from 'commander';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { COMMANDS } from './commands/index.ts';

/** Builds the command line from the list of commands; `finish` is told the exit code of the one that ran. */
export function createProgram(
  context: CommandContext,
  version: string,
  finish: (code: ExitCode) => void,
): Program {
  const program = new Program('promptfare')
    .description('The fare of a prompt, shown before anyone pays it.')
    .version(version)
    .configureOutput({ writeOut: context.writeOut, writeErr: context.writeError })
    .exitOverride()
    .showHelpAfterError('Run `promptfare --help` to see what there is.');
  for (const command of COMMANDS) addCommand(program, command, { context, finish });
  program.addHelpText(
    'after',
    '\nShell completion: promptfare complete <bash|zsh|fish|powershell>\nExit codes: 0 passed, 1 over budget, 2 a mistake of yours, 3 not measured',
  );
  tab(program);
  return program;
}

function addCommand(
  program: Program,
  command: Command,
  {
    context,
    finish,
  }: { readonly context: CommandContext; readonly finish: (code: ExitCode) => void },
): void {
  const sub = program.command(command.name).description(command.summary);
  if (command.operands) sub.argument(command.operands);
  for (const { flags, description, choices } of command.options) {
    const option = new Option(flags, description);
    sub.addOption(choices ? option.choices(choices) : option);
  }
  sub.addHelpText(
    'after',
    ['', 'Examples:', ...command.examples.map((example) => `  $ ${example}`)].join('\n'),
  );
  sub.action(async () => {
    const run = await command.load();
    finish(await run({ operands: sub.args, options: sub.opts() }, context));
  });
}

import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { CONFIG_PATH, readConfig } from '../../shared/workspace/read-config.ts';
import { plural } from '../../shared/report/format-tokens.ts';
import { formatProblem } from '../../shared/text/problem.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { RunCommand } from '../command.ts';

export const runCheckConfig: RunCommand = async ({ operands: [path = CONFIG_PATH] }, context) => {
  const read = await readConfig(openWorkspaceFiles(context.cwd, { env: context.env }), path);
  if (!read.exists) {
    throw new UserError(`There is no ${path}`, { hint: 'Write one with `promptfare init`.' });
  }
  for (const problem of read.problems) context.writeError(`${formatProblem(problem)}\n`);
  if (!read.config) return 2;
  const { suites, budgets } = read.config;
  context.writeOut(
    `${path}: ${plural(suites.length, 'suite')}, ${plural(budgets.length, 'budget')}, no mistakes\n`,
  );
  return 0;
};

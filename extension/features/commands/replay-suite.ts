import {
  env,
  l10n,
  ShellExecution,
  type ShellQuotedString,
  ShellQuoting,
  Task,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  UIKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { chooseRoot } from '../../editor/choose-root.ts';
import { fileExists } from '../../editor/file-exists.ts';
import { folderOfRoot } from '../../editor/place.ts';
import { runTask } from '../../editor/run-task.ts';
import { readSettings } from '../../editor/settings.ts';
import { stripControl } from '../../../shared/report/strip-control.ts';
import type { CostNode } from '../../present/cost-node.ts';
import type { Session } from '../feature.ts';
import { chooseSuite, type ChosenSuites } from './choose-suite.ts';

const LOCAL_COMMAND = 'node_modules/.bin/promptfare';

/** Runs the command line's comparison of one suite, or of all, in a terminal: what CI will say. */
export async function replaySuite(
  session: Pick<Session, 'engine'>,
  node?: CostNode,
): Promise<void> {
  const root = node?.target?.root ?? (await chooseRoot());
  if (root === undefined) return;
  const folder = folderOfRoot(root);
  if (!workspace.isTrusted || !hasTerminal(folder)) {
    void window.showInformationMessage(
      l10n.t(
        'The comparison runs a program in a terminal, so it needs a trusted workspace on a disk. The view and the report show the same figures without it.',
      ),
    );
    return;
  }
  const chosen = await chooseSuite(root, node, session);
  if (!chosen) return;
  const program = await findProgram(folder);
  if (!program) return;
  const suite = suiteOf(chosen);
  const title = titleOf(suite);
  const only = suite === undefined ? [] : [`--suite=${suite}`];
  const command = [...program, 'diff', ...baseOf(folder), ...only];
  await runTask(taskOf(folder, title, command), title);
}

/** The command of the folder, or npx where the user agrees. */
async function findProgram(folder: Uri): Promise<readonly string[] | undefined> {
  const local = folder.with({ path: `${folder.path}/${LOCAL_COMMAND}` });
  if (await fileExists(local)) return [`./${LOCAL_COMMAND}`];
  return (await agreesToNpx()) ? ['npx', 'promptfare'] : undefined;
}

function hasTerminal({ scheme }: Uri): boolean {
  const isOnDisk = scheme === 'file' || scheme === 'vscode-remote';
  return isOnDisk && (env.uiKind === UIKind.Desktop || env.remoteName !== undefined);
}

async function agreesToNpx(): Promise<boolean> {
  const run = l10n.t('Run npx');
  const words = l10n.t(
    'Promptfare is not installed in this folder. npx may download it from the npm registry and run it.',
  );
  return (await window.showInformationMessage(words, { modal: true }, run)) === run;
}

/** What the editor compares with, as far as the command line knows it too. */
function baseOf(folder: Uri): readonly string[] {
  const { compareWith } = readSettings(folder);
  if (compareWith === 'merge-base' || compareWith.startsWith('-')) return [];
  return ['--base', compareWith === 'saved' ? 'HEAD' : compareWith];
}

/** A name with a comma would be read as two: all are replayed then. */
function suiteOf(chosen: ChosenSuites): string | undefined {
  return chosen.kind === 'one' && !chosen.name.includes(',') ? chosen.name : undefined;
}

function titleOf(suite: string | undefined): string {
  return suite === undefined
    ? l10n.t('Compare prompts with their baseline')
    : l10n.t('Replay the suite {0}', stripControl(suite));
}

function taskOf(folder: Uri, title: string, [program = '', ...values]: readonly string[]): Task {
  const scope = workspace.getWorkspaceFolder(folder);
  const execution = new ShellExecution(program, values.map(quote), { cwd: folder.fsPath });
  const task = new Task(
    { type: 'promptfare' },
    scope ?? TaskScope.Workspace,
    title,
    'Promptfare',
    execution,
    [],
  );
  task.presentationOptions = {
    reveal: TaskRevealKind.Always,
    panel: TaskPanelKind.Dedicated,
    clear: true,
  };
  return task;
}

function quote(value: string): ShellQuotedString {
  return { value, quoting: ShellQuoting.Strong };
}

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
  tasks,
  UIKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { chooseRoot } from '../../editor/choose-root.ts';
import { fileExists } from '../../editor/file-exists.ts';
import { folderOfRoot } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { CostNode } from '../../present/cost-node.ts';

const LOCAL_COMMAND = 'node_modules/.bin/promptfare';

/** Runs the command line's comparison in a terminal: the same figures as the view's, and what CI will say. */
export async function replaySuite(node?: CostNode): Promise<void> {
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
  const isInstalled = await fileExists(folder.with({ path: `${folder.path}/${LOCAL_COMMAND}` }));
  if (!isInstalled && !(await agreesToNpx())) return;
  const program = isInstalled ? [`./${LOCAL_COMMAND}`] : ['npx', 'promptfare'];
  await tasks.executeTask(taskOf(folder, [...program, 'diff', ...baseOf(folder)]));
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

function taskOf(folder: Uri, [program = '', ...values]: readonly string[]): Task {
  const scope = workspace.getWorkspaceFolder(folder);
  const execution = new ShellExecution(program, values.map(quote), { cwd: folder.fsPath });
  const title = l10n.t('Compare prompts with their baseline');
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

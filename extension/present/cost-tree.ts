import type { ComparedWorkspace } from '../engine/compared-workspace.ts';
import type { WorkspaceIndex } from '../engine/engine-calls.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import { budgetGroup } from './budget-rows.ts';
import { contextGroup } from './context-rows.ts';
import type { CostNode } from './cost-node.ts';
import { modelGroup } from './model-rows.ts';
import { promptGroup } from './prompt-rows.ts';
import { suiteGroup } from './suite-rows.ts';
import type { Translate } from './words.ts';

/** What is known of one workspace folder; parts that are not computed yet are absent. */
export type FolderCosts = {
  readonly root: string;
  /** The folder's name. */
  readonly title: string;
  readonly index?: WorkspaceIndex;
  readonly compared?: ComparedWorkspace;
  /** Why something could not be computed, in one sentence. */
  readonly failures: readonly string[];
};

/** The rows of the view: the groups of the only folder, or one row for each of several. */
export function costTree(folders: readonly FolderCosts[], t: Translate): readonly CostNode[] {
  const [only, ...others] = folders;
  if (only && others.length === 0) return groupsOf(only, t);
  return folders.flatMap((folder): readonly CostNode[] => {
    const children = groupsOf(folder, t);
    if (children.length === 0) return [];
    const { root, title } = folder;
    return [{ id: root, kind: 'folder', label: title, isOpen: true, children }];
  });
}

function groupsOf(folder: FolderCosts, t: Translate): readonly CostNode[] {
  const { root, index, compared, failures } = folder;
  const notes = failures.map((reason): CostNode => ({
    id: `${root}|note|${reason}`,
    kind: 'note',
    label: t('Not everything could be measured'),
    description: stripControl(reason),
    icon: { name: 'warning', color: 'list.warningForeground' },
    target: { kind: 'config', root },
    children: [],
  }));
  return [
    ...notes,
    ...(compared ? suiteGroup(root, compared, t) : []),
    ...(index ? promptGroup(root, index.files, t) : []),
    ...(index ? modelGroup(root, index.files, t) : []),
    ...(index ? contextGroup(root, index.context, t) : []),
    ...(compared ? budgetGroup(root, compared, t) : []),
  ];
}

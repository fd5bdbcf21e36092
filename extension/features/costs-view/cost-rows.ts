import { EventEmitter, l10n, type Disposable, type TreeDataProvider } from 'vscode';
import type { CostNode } from '../../present/cost-node.ts';
import { costTree } from '../../present/cost-tree.ts';
import { filterTree } from '../../present/filter-tree.ts';
import { costItem, tooltipOf } from './cost-item.ts';
import type { LoadedCosts } from './load-costs.ts';

/** The rows of the view, filtered. */
export type CostRows = Disposable &
  TreeDataProvider<CostNode> & {
    readonly filter: () => string;
    readonly setFilter: (text: string) => void;
    /** The first row of a file, without the filter. */
    readonly findFile: (root: string, path: string) => CostNode | undefined;
    readonly isEmpty: () => boolean;
  };

export function costRows(costs: LoadedCosts): CostRows {
  const changed = new EventEmitter<void>();
  const parents = new Map<string, CostNode>();
  let rows: readonly CostNode[] = [];
  let filter = '';
  const compose = (): void => {
    rows = filterTree(costTree(costs.folders(), l10n.t), filter);
    parents.clear();
    changed.fire();
  };
  const subscription = costs.onDidChange(compose);
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: costItem,
    getChildren: (node) => {
      if (!node) return [...rows];
      for (const { id } of node.children) parents.set(id, node);
      return [...node.children];
    },
    getParent: ({ id }) => parents.get(id),
    resolveTreeItem: (item, node) => {
      item.tooltip = tooltipOf(node);
      return item;
    },
    filter: () => filter,
    setFilter: (text) => {
      filter = text;
      compose();
    },
    findFile: (root, path) => {
      const [row, ...above] = findPath(rows, root, path);
      [row, ...above].forEach((each, index) => {
        const parent = above[index];
        if (each && parent) parents.set(each.id, parent);
      });
      return row;
    },
    isEmpty: () => filter === '' && rows.length === 0,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** The first row of a file and the rows above it, itself first. */
function findPath(rows: readonly CostNode[], root: string, path: string): readonly CostNode[] {
  for (const row of rows) {
    const { target } = row;
    if (target?.kind === 'file' && target.root === root && target.path === path) return [row];
    const inside = findPath(row.children, root, path);
    if (inside.length > 0) return [...inside, row];
  }
  return [];
}

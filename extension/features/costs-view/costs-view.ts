import { commands, Disposable, l10n, type TreeView, window } from 'vscode';
import { placeOf } from '../../editor/place.ts';
import { registerCommand } from '../../editor/register-command.ts';
import type { CostNode } from '../../present/cost-node.ts';
import type { Feature, Session } from '../feature.ts';
import { costRows, type CostRows } from './cost-rows.ts';
import { type LoadedCosts, loadCosts } from './load-costs.ts';

const VIEW = 'promptfare.costs';
/** Time for a burst of saves to end. */
const DELAY_MS = 500;

/** The tree of everything that has a cost, computed when somebody looks at it. */
export const costsView: Feature = (session) => {
  const costs = loadCosts(session);
  const rows = costRows(costs);
  const view = window.createTreeView(VIEW, { treeDataProvider: rows, showCollapseAll: true });
  const load = (): Promise<void> => showLoading(costs, rows);
  let isStale = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (!view.visible || !isStale) return;
    timer = setTimeout(() => {
      isStale = false;
      void load();
    }, DELAY_MS);
  };
  if (view.visible) look();
  return Disposable.from(
    view,
    rows,
    costs,
    new Disposable(() => clearTimeout(timer)),
    view.onDidChangeVisibility(look),
    session.onDidChangeFolders(() => {
      isStale = true;
      look();
    }),
    registerCommand('promptfare.refreshCosts', session.log, async () => {
      forgetAll(session);
      isStale = false;
      await load();
    }),
    registerCommand('promptfare.filterCosts', session.log, () => askFilter(view, rows)),
    registerCommand('promptfare.clearFilter', session.log, async () => showFilter('', view, rows)),
    registerCommand('promptfare.revealInCosts', session.log, async () => {
      isStale = false;
      await load();
      await revealActive(view, rows);
    }),
  );
};

async function showLoading(costs: LoadedCosts, rows: CostRows): Promise<void> {
  await window.withProgress({ location: { viewId: VIEW } }, () => costs.load());
  await commands.executeCommand('setContext', 'promptfare.isEmpty', rows.isEmpty());
}

/** The user asks for a new look: what was kept of files may be wrong where nobody tells of their changes. */
function forgetAll({ compared, engine, documents }: Session): void {
  for (const root of compared.roots()) {
    void engine.tell('forget', { root });
    void engine.tell('forgetBaseline', { root });
  }
  compared.forget();
  documents.refresh();
}

async function askFilter(view: TreeView<CostNode>, rows: CostRows): Promise<void> {
  const text = await window.showInputBox({
    title: l10n.t('Filter prompts, suites, models and budgets'),
    prompt: l10n.t('A part of a name or path; nothing shows everything.'),
    value: rows.filter(),
  });
  if (text !== undefined) await showFilter(text, view, rows);
}

async function showFilter(text: string, view: TreeView<CostNode>, rows: CostRows): Promise<void> {
  rows.setFilter(text.trim());
  const filter = rows.filter();
  view.message = filter === '' ? '' : l10n.t('Filtered by “{0}”', filter);
  await commands.executeCommand('setContext', 'promptfare.isFiltered', filter !== '');
}

async function revealActive(view: TreeView<CostNode>, rows: CostRows): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) {
    void window.showInformationMessage(l10n.t('No editor is active. Open a prompt file first.'));
    return;
  }
  const { root, path } = placeOf(document.uri);
  if (!rows.findFile(root, path) && rows.filter() !== '') await showFilter('', view, rows);
  const row = rows.findFile(root, path);
  if (row) {
    await view.reveal(row, { select: true, focus: true, expand: true });
    return;
  }
  void window.showInformationMessage(l10n.t('No prompt was found in {0}.', path));
}

import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { configIn } from '../../editor/config-path.ts';
import { fileExists } from '../../editor/file-exists.ts';
import type { CostNode } from '../../present/cost-node.ts';
import type { Session } from '../feature.ts';

/** All suites of a folder, or one of them. */
export type ChosenSuites =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly name: string };

const ALL: ChosenSuites = { kind: 'all' };

/** The suite of a row, else one that the user picks where promptfare.yml names several; undefined when they turn away. */
export async function chooseSuite(
  root: string,
  node: CostNode | undefined,
  session: Pick<Session, 'engine'>,
): Promise<ChosenSuites | undefined> {
  const { target } = node ?? {};
  if (target?.kind === 'config' && target.list === 'suites' && target.name !== undefined) {
    return { kind: 'one', name: target.name };
  }
  const names = await suiteNames(root, session);
  if (names.length < 2) return ALL;
  const all: QuickPickItem = { label: l10n.t('All suites') };
  const suites = names.map((label): QuickPickItem => ({ label }));
  const picked = await window.showQuickPick([all, ...suites], {
    title: l10n.t('Which suite shall be replayed?'),
  });
  if (!picked) return undefined;
  return picked === all ? ALL : { kind: 'one', name: picked.label };
}

async function suiteNames(
  root: string,
  { engine }: Pick<Session, 'engine'>,
): Promise<readonly string[]> {
  const config = configIn(root);
  if (!(await fileExists(config))) return [];
  const document = await workspace.openTextDocument(config);
  const { suites } = await engine.call('readConfig', { root, text: document.getText() });
  return [...new Set(suites.map(({ name }) => name))];
}

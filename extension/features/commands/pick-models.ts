import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { rootOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { Session } from '../feature.ts';
import { updateSetting } from './update-setting.ts';

/** Asks which models the hover compares, among those that have a price. */
export async function pickModels({ engine }: Session): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const current = readSettings(folder).models;
  // Without a folder there is no config whose prices could be asked for.
  const root = folder ? rootOf(folder) : rootOf(Uri.file('/'), true);
  const listed = engine.call('listModels', { root });
  const choices = listed.then((models): readonly QuickPickItem[] => [
    ...current.map((label) => ({ label, picked: true })),
    ...models.filter((model) => !current.includes(model)).map((label) => ({ label })),
  ]);
  const picked = await window.showQuickPick(choices, {
    canPickMany: true,
    title: l10n.t('Models to compare'),
    placeHolder: l10n.t('Shown in the hover beside the models that a prompt names'),
  });
  if (!picked) return;
  await updateSetting(
    'models',
    picked.map(({ label }) => label),
    folder,
  );
}

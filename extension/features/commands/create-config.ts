import { l10n, ProgressLocation, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { chooseRoot } from '../../editor/choose-root.ts';
import { configIn } from '../../editor/config-path.ts';
import { fileExists } from '../../editor/file-exists.ts';
import type { Session } from '../feature.ts';

/** Writes the first promptfare.yml of a folder, with limits a little above today's cost; never over one that is there. */
export async function createConfig(session: Session): Promise<void> {
  const root = await chooseRoot();
  if (root !== undefined) await createConfigIn(root, session);
}

export async function createConfigIn(root: string, { engine }: Session): Promise<void> {
  const resource = configIn(root);
  if (await fileExists(resource)) {
    await show(resource);
    void window.showInformationMessage(
      l10n.t('There is a promptfare.yml already; nothing was written.'),
    );
    return;
  }
  const progress = {
    location: ProgressLocation.Notification,
    title: l10n.t('Measuring the prompts of this folder'),
  };
  const text = await window.withProgress(progress, () => engine.call('draftConfig', { root }));
  const edit = new WorkspaceEdit();
  // Refused when somebody has made the file meanwhile.
  edit.createFile(resource, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    throw new Error(l10n.t('promptfare.yml could not be written into this folder'));
  }
  await show(resource);
}

async function show(resource: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(resource));
}

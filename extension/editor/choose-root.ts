import { l10n, window, workspace } from 'vscode';
import { rootOf } from './place.ts';

/** The workspace folder that a command is about: the only one, that of the active editor, or the one the user picks. */
export async function chooseRoot(): Promise<string | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const [only, ...others] = folders;
  if (!only) {
    void window.showInformationMessage(
      l10n.t('No folder is open. Open the folder that holds your prompts, then try again.'),
    );
    return undefined;
  }
  if (others.length === 0) return rootOf(only.uri);
  const document = window.activeTextEditor?.document;
  const active = document && workspace.getWorkspaceFolder(document.uri);
  const folder = active ?? (await window.showWorkspaceFolderPick());
  return folder && rootOf(folder.uri);
}

import { ConfigurationTarget, type Uri, workspace } from 'vscode';
import { SECTION } from '../../editor/settings.ts';

/** Writes a setting where it has been written already, else into the workspace's settings, or the user's without one. */
export async function updateSetting(name: string, value: unknown, folder?: Uri): Promise<void> {
  const section = workspace.getConfiguration(SECTION, folder);
  const known = section.inspect(name);
  await section.update(name, value, targetOf(known));
}

type Known = ReturnType<ReturnType<typeof workspace.getConfiguration>['inspect']>;

function targetOf(known: Known): ConfigurationTarget {
  if (known?.workspaceFolderValue !== undefined) return ConfigurationTarget.WorkspaceFolder;
  if (known?.workspaceValue !== undefined) return ConfigurationTarget.Workspace;
  const isOfUser = known?.globalValue !== undefined || !workspace.workspaceFolders;
  return isOfUser ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
}

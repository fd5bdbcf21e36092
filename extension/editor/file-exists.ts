import { type Uri, workspace } from 'vscode';

export async function fileExists(resource: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(resource);
    return true;
  } catch {
    return false;
  }
}

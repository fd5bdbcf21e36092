import { Uri, workspace } from 'vscode';

/** Where a resource stands: a workspace folder, and the path in it. */
export type Place = {
  /** The URI of the folder: the name the engine knows it by. */
  readonly root: string;
  readonly folder: Uri;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** A file that was opened without its folder: the folder around it is not looked through. */
  readonly isLoose: boolean;
};

export function placeOf(resource: Uri): Place {
  const folder = workspace.getWorkspaceFolder(resource)?.uri;
  const parent = folder ?? Uri.joinPath(resource, '..');
  const start = parent.path.endsWith('/') ? parent.path.length : parent.path.length + 1;
  return {
    root: rootOf(parent, folder === undefined),
    folder: parent,
    path: resource.path.slice(start),
    isLoose: folder === undefined,
  };
}

export function uriIn(root: string, path: string): Uri {
  return Uri.joinPath(folderOfRoot(root), path);
}

const LOOSE = 'loose:';

export function rootOf(folder: Uri, isLoose = false): string {
  return `${isLoose ? LOOSE : ''}${folder.toString()}`;
}

export function folderOfRoot(root: string): Uri {
  return Uri.parse(isLooseRoot(root) ? root.slice(LOOSE.length) : root);
}

export function isLooseRoot(root: string): boolean {
  return root.startsWith(LOOSE);
}

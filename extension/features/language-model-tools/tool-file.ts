import { FileType, l10n, type TextDocument, Uri, workspace } from 'vscode';
import { isBehindLink } from '../../editor/folder-reader.ts';
import { placeOf } from '../../editor/place.ts';

/** Larger files are no prompts. */
const MAX_BYTES = 2_000_000;

/**
 * The file that a model asks for: a path in a workspace folder, absolute or relative to it. Throws a sentence for the
 * model when it is anything else: what leads out of the folders is not read.
 */
export async function openToolFile(path: string): Promise<TextDocument> {
  for (const uri of candidates(path)) {
    const { folder, isLoose, path: inside } = placeOf(uri);
    if (isLoose || (await isBehindLink(folder, inside))) continue;
    if (!(await isReadable(uri))) continue;
    return await workspace.openTextDocument(uri);
  }
  throw new Error(
    l10n.t('{0} is no text file in a folder of this workspace, or too large for a prompt', path),
  );
}

function candidates(path: string): readonly Uri[] {
  const folders = workspace.workspaceFolders ?? [];
  const inFolders = folders.map(({ uri }) => Uri.joinPath(uri, path));
  const isAbsolute = path.startsWith('/') || /^[a-zA-Z]:[\\/]/.test(path);
  if (!isAbsolute) return inFolders;
  const [first] = folders;
  const absolute = first ? [first.uri.with({ path: Uri.file(path).path })] : [];
  return [...absolute, ...inFolders];
}

async function isReadable(uri: Uri): Promise<boolean> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    return (type & FileType.File) !== 0 && size <= MAX_BYTES;
  } catch {
    return false;
  }
}

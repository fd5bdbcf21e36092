import { FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import { type BytesContent, type FileContent, MAX_TEXT_BYTES } from '../../shared/text/files.ts';
import { foreignSentence, sentence } from '../../shared/text/sentence.ts';
import { decode, tooLarge } from './file-content.ts';
import { withoutIgnored } from './ignored-files.ts';
import { folderOfRoot, isLooseRoot, uriIn } from './place.ts';

/** More files than this are no folder of prompts; the command line reads the rest. */
const MAX_FILES = 100_000;
const NEVER_LISTED = '{**/node_modules/**,**/.git/**,**/dist/**/*.js,**/*.min.js}';

/** Reads workspace folders as they are in the editor: unsaved documents, and any file system. */
export type FolderReader = {
  readonly read: (root: string, path: string, maxBytes?: number) => Promise<FileContent>;
  readonly readBytes: (root: string, path: string, maxBytes?: number) => Promise<BytesContent>;
  readonly list: (root: string) => Promise<readonly string[]>;
  /** Folders may have become links, or links folders. */
  readonly forget: () => void;
};

const OUTSIDE: Extract<BytesContent, { kind: 'unreadable' }> = {
  kind: 'unreadable',
  reason: sentence`The file is outside of the workspace folder, or behind a symbolic link`,
  hint: sentence`Put the file itself into the folder.`,
};

export function createFolderReader(): FolderReader {
  const links = new Map<string, Promise<boolean>>();
  const readBytes: FolderReader['readBytes'] = async (root, path, maxBytes = MAX_TEXT_BYTES) => {
    const folder = folderOfRoot(root);
    const resource = uriIn(root, path);
    if (!isInside(folder, resource) || (await isInLinkedFolder(folder, path, links)))
      return OUTSIDE;
    return await readResource(resource, maxBytes);
  };
  return {
    readBytes,
    read: async (root, path, maxBytes) => {
      const open = findDirty(uriIn(root, path));
      if (open !== undefined) return { kind: 'text', text: open };
      const content = await readBytes(root, path, maxBytes);
      return content.kind === 'bytes' ? decode(content.bytes) : content;
    },
    list: async (root) => {
      if (isLooseRoot(root)) return [];
      const folder = folderOfRoot(root);
      const found = await workspace.findFiles(
        new RelativePattern(folder, '**/*'),
        NEVER_LISTED,
        MAX_FILES,
      );
      const start = folder.path.endsWith('/') ? folder.path.length : folder.path.length + 1;
      const paths = found.map(({ path }) => path.slice(start)).toSorted();
      return await withoutIgnored(paths, (path) => readText(uriIn(root, path)));
    },
    forget: () => links.clear(),
  };
}

async function readResource(resource: Uri, maxBytes: number): Promise<BytesContent> {
  try {
    const { size, type } = await workspace.fs.stat(resource);
    if ((type & FileType.SymbolicLink) !== 0) return OUTSIDE;
    if ((type & FileType.File) === 0) return { kind: 'missing' };
    if (size > maxBytes) return tooLarge(size, maxBytes);
    return { kind: 'bytes', bytes: await workspace.fs.readFile(resource) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound')
      return { kind: 'missing' };
    return {
      kind: 'unreadable',
      reason: foreignSentence(error instanceof Error ? error.message : String(error)),
    };
  }
}

function findDirty(resource: Uri): string | undefined {
  const name = resource.toString();
  return workspace.textDocuments
    .find(({ uri, isDirty }) => isDirty && uri.toString() === name)
    ?.getText();
}

function isInside(folder: Uri, resource: Uri): boolean {
  const start = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return resource.path.startsWith(start);
}

/** Whether the file, or a folder on the way to it, is a symbolic link; what a link leads to may be anywhere. */
export async function isBehindLink(folder: Uri, path: string): Promise<boolean> {
  return (await isInLinkedFolder(folder, path, new Map())) || isLink(Uri.joinPath(folder, path));
}

async function isInLinkedFolder(
  folder: Uri,
  path: string,
  links: Map<string, Promise<boolean>>,
): Promise<boolean> {
  const names = path.split('/');
  for (let depth = 1; depth < names.length; depth += 1) {
    const resource = Uri.joinPath(folder, ...names.slice(0, depth));
    const key = resource.toString();
    const known = links.get(key) ?? isLink(resource);
    links.set(key, known);
    if (await known) return true;
  }
  return false;
}

async function isLink(resource: Uri): Promise<boolean> {
  try {
    const { type } = await workspace.fs.stat(resource);
    return (type & FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}

async function readText(resource: Uri): Promise<string> {
  const content = decode(await workspace.fs.readFile(resource));
  return content.kind === 'text' ? content.text : '';
}

import { EventEmitter, type Disposable, type Event, type Uri, workspace } from 'vscode';
import type { BaselineChanges } from '../../engine/editor-calls.ts';
import { type BytesContent, type FileContent, MAX_TEXT_BYTES } from '../../../shared/text/files.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { decode, tooLarge } from '../file-content.ts';
import { folderOfRoot, isLooseRoot, rootOf, uriIn } from '../place.ts';
import { type BaselineCommit, findBaseline } from './find-baseline.ts';
import {
  findGit,
  type GitApi,
  type GitChange,
  type GitRepository,
  isUnknownPath,
  UNTRACKED,
} from './git-extension.ts';

/** The earlier state of workspace folders, read through the git extension; nothing where there is none. */
export type BaselineReader = Disposable & {
  readonly read: (root: string, path: string) => Promise<FileContent>;
  readonly readBytes: (root: string, path: string, maxBytes?: number) => Promise<BytesContent>;
  readonly listChanges: (root: string) => Promise<BaselineChanges | undefined>;
  /** The root of a folder whose last commit or branch has changed. */
  readonly onDidChange: Event<string>;
};

const MISSING = { kind: 'missing' } as const;

type Known = { readonly repository: GitRepository; readonly baseline: BaselineCommit };

/** @param compareWithOf the setting of a folder */
export function createBaselineReader(
  roots: () => readonly string[],
  compareWithOf: (folder: Uri) => string,
): BaselineReader {
  const changed = new EventEmitter<string>();
  const subscriptions: Disposable[] = [changed];
  let git: Promise<GitApi | undefined> | undefined;
  const openGit = (): Promise<GitApi | undefined> =>
    (git ??= watchGit(roots, { changed, subscriptions }));
  const find = async (root: string): Promise<Known | undefined> => {
    if (isLooseRoot(root)) return undefined;
    const folder = folderOfRoot(root);
    const repository = (await openGit())?.getRepository(folder);
    if (!repository) return undefined;
    const baseline = await findBaseline(repository, compareWithOf(folder));
    return baseline && { repository, baseline };
  };
  return {
    onDidChange: changed.event,
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
    read: async (root, path) => {
      const known = await find(root);
      if (!known) return MISSING;
      const content = await readBytes(known, uriIn(root, path).fsPath, MAX_TEXT_BYTES);
      return content.kind === 'bytes' ? decode(content.bytes) : content;
    },
    readBytes: async (root, path, maxBytes = MAX_TEXT_BYTES) => {
      const known = await find(root);
      return known ? await readBytes(known, uriIn(root, path).fsPath, maxBytes) : MISSING;
    },
    listChanges: async (root) => {
      const known = await find(root);
      return known && (await changesOf(root, known));
    },
  };
}

async function readBytes(
  { repository, baseline }: Known,
  fsPath: string,
  maxBytes: number,
): Promise<BytesContent> {
  try {
    const { size } = await repository.getObjectDetails(baseline.commit, fsPath);
    if (size > maxBytes) return tooLarge(size, maxBytes);
    return { kind: 'bytes', bytes: await repository.buffer(baseline.commit, fsPath) };
  } catch (error) {
    if (isUnknownPath(error)) return MISSING;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'unreadable', reason: sentence`git could not read the file: ${message}` };
  }
}

async function changesOf(root: string, { repository, baseline }: Known): Promise<BaselineChanges> {
  const changes = await repository.diffWith(baseline.commit);
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const untracked = [...workingTreeChanges, ...untrackedChanges].filter(
    ({ status }) => status === UNTRACKED,
  );
  const pathOf = (resource: Uri): readonly string[] => {
    const folder = `${folderOfRoot(root).path}/`;
    return resource.path.startsWith(folder) ? [resource.path.slice(folder.length)] : [];
  };
  const changed = [...changes, ...untracked].flatMap(({ uri, originalUri }) => [
    ...pathOf(uri),
    ...pathOf(originalUri),
  ]);
  const headCommit = repository.state.HEAD?.commit;
  return {
    ...baseline,
    ...(headCommit !== undefined && { headCommit }),
    changed: [...new Set(changed)],
    renames: changes.flatMap((change) => renameOf(change, pathOf)),
  };
}

function renameOf(
  { originalUri, renameUri }: GitChange,
  pathOf: (resource: Uri) => readonly string[],
): readonly (readonly [string, string])[] {
  if (!renameUri) return [];
  const [to] = pathOf(renameUri);
  const [from] = pathOf(originalUri);
  return to !== undefined && from !== undefined && to !== from ? [[to, from]] : [];
}

/** Tells of repositories that appear, go, or stand on another commit. */
async function watchGit(
  roots: () => readonly string[],
  {
    changed,
    subscriptions,
  }: { readonly changed: EventEmitter<string>; readonly subscriptions: Disposable[] },
): Promise<GitApi | undefined> {
  const git = await findGit();
  if (!git) return undefined;
  const watched = new Set<GitRepository>();
  const watch = (root: string): void => {
    const repository = git.getRepository(folderOfRoot(root));
    if (!repository || watched.has(repository)) return;
    watched.add(repository);
    let known = repository.state.HEAD?.commit;
    const stateChanged = repository.state.onDidChange(() => {
      const commit = repository.state.HEAD?.commit;
      if (commit === known) return;
      known = commit;
      tellAll();
    });
    subscriptions.push(stateChanged);
  };
  const tellAll = (): void => {
    for (const root of roots()) {
      watch(root);
      changed.fire(root);
    }
  };
  subscriptions.push(
    git.onDidChangeState(tellAll),
    git.onDidOpenRepository(tellAll),
    git.onDidCloseRepository((repository) => {
      watched.delete(repository);
      tellAll();
    }),
  );
  roots().forEach(watch);
  return git;
}

/** The names the engine knows the workspace folders by. */
export function rootsOfWorkspace(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => rootOf(uri));
}

import { extensions, type Event, type Uri } from 'vscode';

/**
 * What is used here of the API, version 1, of the git extension that comes with VS Code
 * (`extensions/git/src/api/git.d.ts` in its repository).
 */
export type GitApi = {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<unknown>;
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  readonly getRepository: (resource: Uri) => GitRepository | null;
};

export type GitRepository = {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: GitBranch | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: Event<void>;
  };
  readonly getBranch: (name: string) => Promise<GitBranch>;
  readonly getCommit: (ref: string) => Promise<{ readonly hash: string }>;
  readonly getMergeBase: (one: string, other: string) => Promise<string | undefined>;
  readonly getRefs: (query: { readonly sort?: 'committerdate' }) => Promise<readonly GitRef[]>;
  readonly diffWith: (ref: string) => Promise<readonly GitChange[]>;
  /** The bytes of a file in a commit, however many, by its path in the file system. */
  readonly buffer: (ref: string, path: string) => Promise<Uint8Array>;
  /** Rejects when it is not there; see `isUnknownPath`. */
  readonly getObjectDetails: (ref: string, path: string) => Promise<{ readonly size: number }>;
};

type GitBranch = { readonly name?: string; readonly commit?: string };

/** A branch (type 0), a branch of a remote (1) or a tag (2). */
export type GitRef = {
  readonly type: 0 | 1 | 2;
  readonly name?: string;
  readonly commit?: string;
};

export type GitChange = {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
  readonly status: number;
};

/** `Status.UNTRACKED` of the API. */
export const UNTRACKED = 7;

/** Whether the git extension says that a commit does not have the file; it may fail in other ways. */
export function isUnknownPath(error: unknown): boolean {
  return error instanceof Error && 'gitErrorCode' in error && error.gitErrorCode === 'UnknownPath';
}

type GitExtension = {
  readonly enabled: boolean;
  readonly getAPI: (version: 1) => GitApi;
};

/** The git extension's API; absent in browsers, where the extension is disabled, and without git. */
export async function findGit(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    // Its functions need their object: taken out of it they throw.
    const git = await extension.activate();
    return git.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}

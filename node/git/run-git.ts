import { execFile, type ExecFileException } from 'node:child_process';
import { explainGitFailure } from './explain-git-failure.ts';
import { type GitFolder, gitArguments, gitEnvironment } from './git-command.ts';
import { UserError } from '../../shared/text/user-error.ts';

export type GitAnswer =
  | { readonly kind: 'done'; readonly stdout: string }
  | { readonly kind: 'failed'; readonly exitCode: number; readonly stderr: string };

export type GitOptions = {
  /** For git's standard input. */
  readonly input?: string;
  readonly timeoutMs?: number;
  /** Extra variables, on top of the folder's environment. */
  readonly variables?: { readonly [name: string]: string };
};

// A repository of a million files lists itself in about 120 MB.
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/** What git prints; throws a `UserError` that says what to do when git fails. */
export async function runGit(
  folder: GitFolder,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const answer = await tryGit(folder, args, options);
  if (answer.kind === 'done') return answer.stdout;
  throw explainGitFailure(answer.stderr, `git ${args[0] ?? ''}`.trim());
}

/** Like `runGit`, for calls whose failure is an answer. Throws only when git could not be run to its end. */
export function tryGit(
  folder: GitFolder,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitAnswer> {
  const settings = {
    cwd: folder.root,
    env: { ...gitEnvironment(folder.env), ...options.variables },
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    windowsHide: true,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile('git', gitArguments(args), settings, (error, stdout, stderr) => {
      if (!error) resolve({ kind: 'done', stdout });
      else if (typeof error.code !== 'number') reject(explainUnfinished(error, folder.root));
      else resolve({ kind: 'failed', exitCode: error.code, stderr });
    });
    // Git may end before it has read everything; its exit code says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
  });
}

function explainUnfinished(error: ExecFileException, root: string): Error {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    // Node says ENOENT for a missing program and for a missing folder alike.
    return new UserError(`Git could not be started in ${root}`, {
      hint: 'Check that the folder exists and that git is installed and on the PATH.',
    });
  }
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return new UserError('Git answered with more than 256 MB', {
      hint: 'Run it in a subfolder of the repository.',
    });
  }
  if (error.killed !== true) return error;
  return new UserError('Git took too long and was stopped', {
    hint: 'Run it again; if it waits for a remote, run git fetch by hand first.',
  });
}

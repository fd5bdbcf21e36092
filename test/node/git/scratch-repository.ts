import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Git's environment in tests: nobody's settings, a fixed clock and name. */
export const SCRATCH_ENV: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

export type Scratch = {
  readonly root: string;
  /** Runs git and answers what it prints, trimmed. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: { readonly [path: string]: string | Buffer }) => void;
  /** Writes the files, commits everything and answers the commit's id. */
  readonly commit: (files?: { readonly [path: string]: string | Buffer }) => string;
};

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'promptfare-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty repository on branch `main`, gone after the test. */
export function makeRepository(): Scratch {
  const scratch = openScratch(makeFolder());
  scratch.git('init', '--quiet', '--initial-branch=main');
  return scratch;
}

/** A clone made the way `args` say (`--depth=1`, `--filter=blob:none`), gone after the test. */
export function cloneRepository(from: Scratch, ...args: readonly string[]): Scratch {
  from.git('config', 'uploadpack.allowFilter', 'true');
  const scratch = openScratch(makeFolder());
  scratch.git('clone', '--quiet', ...args, `file://${from.root}`, scratch.root);
  return scratch;
}

/** A clone the way build services check out: one commit, detached, no branches. */
export function checkOutAlone(from: Scratch, commitId: string): Scratch {
  const scratch = makeRepository();
  scratch.git('remote', 'add', 'origin', `file://${from.root}`);
  scratch.git('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commitId);
  scratch.git('checkout', '--quiet', '--detach', commitId);
  return scratch;
}

export type ImportedCommit = {
  readonly name: string;
  readonly branch: string;
  /** Names of commits above it in the list; the first is what it is based on, the others are merged. */
  readonly parents?: readonly string[];
  /** Files changed in it. */
  readonly files?: { readonly [path: string]: string };
  readonly removed?: readonly string[];
};

/** Writes a whole history in one git process, checks `main` out if there is one, and answers the ids by name. */
export function importHistory(
  scratch: Scratch,
  commits: readonly ImportedCommit[],
): { readonly [name: string]: string } {
  const marks = new Map(commits.map(({ name }, index) => [name, `:${index + 1}`]));
  const stream = commits.map(({ name, branch, parents = [], files = {}, removed = [] }) =>
    [
      `commit refs/heads/${branch}\nmark ${marks.get(name)}\n`,
      `committer Ada <ada@example.com> 1767225600 +0000\n${data(name)}`,
      ...parents.map((parent, at) => `${at === 0 ? 'from' : 'merge'} ${marks.get(parent)}\n`),
      ...removed.map((path) => `D ${path}\n`),
      ...Object.entries(files).map(([path, text]) => `M 644 inline ${path}\n${data(text)}`),
    ].join(''),
  );
  const file = join(scratch.root, '.git/marks');
  execFileSync('git', ['fast-import', '--quiet', `--export-marks=${file}`], {
    cwd: scratch.root,
    env: SCRATCH_ENV,
    input: stream.join('\n'),
  });
  const ids = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line): [string, string] => {
        const [mark = '', id = ''] = line.split(' ');
        return [mark, id];
      }),
  );
  if (commits.some(({ branch }) => branch === 'main')) scratch.git('reset', '--quiet', '--hard');
  return Object.fromEntries([...marks].map(([name, mark]) => [name, ids.get(mark) ?? '']));
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

export function openScratch(root: string): Scratch {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: root,
      env: SCRATCH_ENV,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  const write: Scratch['write'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  };
  let commits = 0;
  const commit: Scratch['commit'] = (files = {}) => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', `change ${(commits += 1)}`);
    return git('rev-parse', 'HEAD');
  };
  return { root, git, write, commit };
}

import { devNull } from 'node:os';

/** A folder in a repository, and the environment git gets (the process's own when left out). */
export type GitFolder = { readonly root: string; readonly env?: Environment };

export type Environment = { readonly [name: string]: string | undefined };

// Set by git itself inside hooks and aliases: they would point git at another repository or index than `root`'s.
const REPOSITORY_VARIABLES = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

// What could run a program, wait for one or rewrite its answer. GIT_CONFIG_COUNT stays: it carries the credentials.
const PROGRAM_VARIABLES = ['GIT_EXTERNAL_DIFF', 'GIT_DIFF_OPTS', 'GIT_PAGER', 'GIT_EDITOR'];

/** The arguments of a git call that asks nobody, runs no hook or watcher, and prints paths as they are. */
export function gitArguments(args: readonly string[]): readonly string[] {
  const settings = [
    'core.quotepath=off',
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'gc.auto=0',
    'maintenance.auto=false',
    // A folder of a pull request that is shaped like a bare repository must not bring its own settings.
    'safe.bareRepository=explicit',
  ];
  return ['--no-pager', ...settings.flatMap((setting) => ['-c', setting]), ...args];
}

/** The environment of a git call: English messages, no prompt, no lock taken for a mere look. */
export function gitEnvironment(env: Environment = process.env): NodeJS.ProcessEnv {
  const removed = new Set([...REPOSITORY_VARIABLES, ...PROGRAM_VARIABLES]);
  const kept = Object.entries(env).filter(([name]) => !removed.has(name.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
}

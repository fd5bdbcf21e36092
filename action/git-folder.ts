import type { GitFolder } from '../node/git/git-command.ts';
import { tryGit } from '../node/git/run-git.ts';
import type { Inputs } from './inputs.ts';
import type { Run } from './run.ts';

/**
 * The folder with what git needs to fetch missing history: the credentials that the checkout left, or else the token.
 * Never both, since GitHub answers 400 to two authorization headers.
 */
export async function openGitFolder(run: Run, { token }: Inputs): Promise<GitFolder> {
  const folder: GitFolder = { root: run.root, env: run.env };
  if (token === undefined) return folder;
  const persisted = await tryGit(folder, [
    'config',
    '--get-urlmatch',
    'http.extraheader',
    run.serverUrl,
  ]);
  if (persisted.kind === 'done' && persisted.stdout.trim() !== '') return folder;
  return { root: run.root, env: { ...run.env, ...credentials(run, token) } };
}

function credentials({ serverUrl, env }: Run, token: string): { readonly [name: string]: string } {
  const first = Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const key = `http.${serverUrl}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: String(first + 2),
    // The empty value takes away whatever else sets the header.
    [`GIT_CONFIG_KEY_${first}`]: key,
    [`GIT_CONFIG_VALUE_${first}`]: '',
    [`GIT_CONFIG_KEY_${first + 1}`]: key,
    [`GIT_CONFIG_VALUE_${first + 1}`]: `AUTHORIZATION: basic ${basic}`,
  };
}

import type { GitFolder } from '../node/git/git-command.ts';
import { tryGit } from '../node/git/run-git.ts';
import { UserError } from '../shared/text/user-error.ts';

const FETCH = ['fetch', '--quiet', '--tags', '--no-recurse-submodules'];

/** The nearest tag before HEAD; a shallow clone gets its history first. */
export async function findLastTag(folder: GitFolder): Promise<string> {
  // The tag of HEAD itself would be compared with itself.
  const tag = await describe(folder, 'HEAD^');
  if (tag !== undefined) return tag;
  const shallow = await tryGit(folder, ['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow.kind === 'done' && shallow.stdout.trim() === 'true';
  await tryGit(folder, [...FETCH, ...(isShallow ? ['--unshallow'] : []), 'origin'], {
    timeoutMs: 300_000,
  });
  const fetched = (await describe(folder, 'HEAD^')) ?? (await describe(folder, 'HEAD'));
  if (fetched !== undefined) return fetched;
  throw new UserError('There is no tag before this commit to compare with', {
    hint: 'Name a commit in the input base-ref.',
  });
}

async function describe(folder: GitFolder, commit: string): Promise<string | undefined> {
  const answer = await tryGit(folder, ['describe', '--tags', '--abbrev=0', commit]);
  return answer.kind === 'done' ? `refs/tags/${answer.stdout.trim()}` : undefined;
}

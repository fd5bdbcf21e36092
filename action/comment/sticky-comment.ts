import type { Github } from '../github/client.ts';
import { readApiError } from '../github/api-error.ts';
import { listComments, ownComments, type OwnComment } from './find-comments.ts';
import { isSameText, type Marker, readMarker } from './marker.ts';

export type StickyRequest = {
  readonly number: number;
  /** The login our comments are from. */
  readonly author: string;
  readonly marker: Marker;
  /** The comment's text; what the one before remembered goes on. */
  readonly write: (previous: string) => string;
  /** Whether the comment is made when there is none yet. */
  readonly isMaterial: boolean;
  /** The pull request's newest commit, as far as it is known. */
  readonly newestHead?: string;
};

export type StickyAnswer =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'not-needed' }
  /** A newer run has spoken. */
  | { readonly kind: 'older' };

/** Brings the one comment of a key up to date, or makes it. */
export async function putStickyComment(
  github: Github,
  request: StickyRequest,
): Promise<StickyAnswer> {
  const found = await findOwn(github, request);
  if (found.length > 0) return update(github, request, found);
  if (isSuperseded(request)) return { kind: 'older' };
  if (!request.isMaterial) return { kind: 'not-needed' };
  await create(github, request);
  // Another run may have made one in the same moment: the oldest stays, with the newest run's words.
  const made = await findOwn(github, request);
  if (made.length === 0) throw new Error('The comment is not there after it was made');
  const answer = await update(github, request, made);
  return answer.kind === 'unchanged' ? { ...answer, kind: 'created' } : answer;
}

async function findOwn(
  github: Github,
  { number, author, marker: { key } }: StickyRequest,
): Promise<readonly OwnComment[]> {
  return ownComments(await listComments(github, number), { key, author });
}

async function update(
  github: Github,
  request: StickyRequest,
  [oldest, ...younger]: readonly OwnComment[],
): Promise<StickyAnswer> {
  if (!oldest) return { kind: 'not-needed' };
  const { octokit, owner, repo } = github;
  const newest = [oldest, ...younger].reduce((one, other) =>
    isNewer(other.marker, one.marker) ? other : one,
  );
  const isOlder = isSuperseded(request) || isOutrun(request, newest.marker);
  const body = isOlder ? newest.body : request.write(newest.body);
  const isSame = isSameText(oldest.body, body);
  if (!isSame) {
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: oldest.id, body });
  }
  for (const { id } of younger) await remove(github, id);
  if (isOlder) return { kind: 'older' };
  return { kind: isSame ? 'unchanged' : 'updated', url: oldest.url };
}

function isSuperseded({ newestHead, marker }: StickyRequest): boolean {
  return newestHead !== undefined && newestHead !== marker.head;
}

/** A later run keeps the last word. A job that was run again for the same commit is later than its number says. */
function isOutrun({ marker }: StickyRequest, stored: Marker): boolean {
  if (!isNewer(stored, marker)) return false;
  return !(marker.attempt > 1 && stored.head === marker.head && stored.run !== marker.run);
}

function isNewer(one: Marker, other: Marker): boolean {
  return one.run === other.run ? one.attempt > other.attempt : one.run > other.run;
}

const CREATE_TRIES = 3;

/** A call that failed may have been carried out: look before trying again. */
async function create(github: Github, request: StickyRequest): Promise<void> {
  const { octokit, owner, repo } = github;
  const { number: issue_number } = request;
  const body = request.write('');
  for (let attempt = 1; ; attempt += 1) {
    try {
      await octokit.rest.issues.createComment({ owner, repo, issue_number, body });
      return;
    } catch (error) {
      const { status } = readApiError(error);
      if (attempt === CREATE_TRIES || (status !== undefined && status < 500)) throw error;
      const made = await findOwn(github, request);
      if (made.some((comment) => readMarker(comment.body)?.run === request.marker.run)) return;
    }
  }
}

/** Another run may have removed it first. */
async function remove({ octokit, owner, repo }: Github, id: number): Promise<void> {
  try {
    await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id });
  } catch (error) {
    if (readApiError(error).status !== 404) throw error;
  }
}

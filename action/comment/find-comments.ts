import type { Github } from '../github/client.ts';
import { type Marker, readMarker } from './marker.ts';

/** A comment that we made. */
export type OwnComment = {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly updatedAt: string;
  readonly marker: Marker;
};

export type PullComment = {
  readonly id: number;
  readonly body: string;
  readonly login: string;
  readonly url: string;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** Every comment of a pull request, oldest first. */
export async function listComments(
  { octokit, owner, repo }: Github,
  number: number,
): Promise<readonly PullComment[]> {
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  return comments
    .map((comment) => ({
      id: comment.id,
      body: comment.body ?? '',
      login: comment.user?.login ?? '',
      url: comment.html_url,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at,
    }))
    .toSorted((a, b) => a.id - b.id);
}

/** Ours among them: by marker at the start, key and author, since anybody can write a marker. */
export function ownComments(
  comments: readonly PullComment[],
  { key, author }: { readonly key: string; readonly author: string },
): readonly OwnComment[] {
  return comments.flatMap(({ id, body, login, url, updatedAt }) => {
    const marker = login === author ? readMarker(body) : undefined;
    return marker?.key === key ? [{ id, body, url, updatedAt, marker }] : [];
  });
}

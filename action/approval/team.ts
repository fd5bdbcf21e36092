import { isRateLimit, readApiError } from '../github/api-error.ts';
import type { Github } from '../github/client.ts';

/** `unreadable`: the token may not see the team, so that nobody knows. */
export type Membership = 'member' | 'other' | 'unreadable';

/** Whether a login is an active member of a team such as `@org/team`. */
export async function findMembership(
  { octokit }: Github,
  team: string,
  username: string,
): Promise<Membership> {
  const [org = '', team_slug = ''] = team.slice(1).split('/');
  const { teams } = octokit.rest;
  const membership = await ask(async () => {
    const { data } = await teams.getMembershipForUserInOrg({ org, team_slug, username });
    return data.state === 'active' ? 'member' : 'other';
  });
  if (membership !== 'not found') return membership;
  // The same answer for somebody who is no member and for a team that the token may not see.
  const visible = await ask(async () => {
    await teams.getByName({ org, team_slug });
    return 'other';
  });
  return visible === 'not found' ? 'unreadable' : visible;
}

async function ask(call: () => Promise<Membership>): Promise<Membership | 'not found'> {
  try {
    return await call();
  } catch (error) {
    const failed = readApiError(error);
    if (failed.status === 404) return 'not found';
    if (failed.status === 403 && !isRateLimit(failed)) return 'unreadable';
    throw error;
  }
}

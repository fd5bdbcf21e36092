import { APPROVER_RIGHTS, type ApproverRight } from '../../shared/config/review-config.ts';
import { readApiError } from '../github/api-error.ts';
import type { Github } from '../github/client.ts';

/** Whether a login has at least a right on the repository. Asked of GitHub once for each login. */
export type HasRight = (login: string, right: ApproverRight) => Promise<boolean>;

export function createPermissionCheck({ octokit, owner, repo }: Github): HasRight {
  const ranks = new Map<string, Promise<number>>();
  const rankOf = async (username: string): Promise<number> => {
    try {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
        owner,
        repo,
        username,
      });
      // `permission` says write for the role maintain, and the base of a custom role.
      return Math.max(rank(data.permission), rank(data.role_name));
    } catch (error) {
      if (readApiError(error).status === 404) return -1;
      throw error;
    }
  };
  return async (login, right) => {
    const asked = ranks.get(login) ?? rankOf(login);
    ranks.set(login, asked);
    return (await asked) >= rank(right);
  };
}

function rank(right: string): number {
  return APPROVER_RIGHTS.findIndex((one) => one === right);
}

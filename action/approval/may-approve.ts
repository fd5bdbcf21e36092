import { APPROVER_RIGHTS, type Approver } from '../../shared/config/review-config.ts';
import { presentApprover } from '../../shared/report/present-approver.ts';
import { resolveWords } from '../../shared/report/words.ts';
import type { Github } from '../github/client.ts';
import { ownersOf } from './codeowners.ts';
import { createPermissionCheck, type HasRight } from './permission.ts';
import { readCodeowners } from './read-codeowners.ts';
import { findMembership, type Membership } from './team.ts';

type ApproverQuestion = {
  readonly who: Approver;
  /** The config in the repository, whose code owners may approve. */
  readonly configPath: string;
  /** Where CODEOWNERS is read; absent when there is no base commit. */
  readonly baseSha?: string;
};

/** Why a login may not say yes, one sentence without a full stop; absent when it may. Asked of GitHub once for each. */
export type RefusalOf = (login: string) => Promise<string | undefined>;

export function createApproverCheck(github: Github, question: ApproverQuestion): RefusalOf {
  const hasRight = createPermissionCheck(github);
  const answers = new Map<string, Promise<string | undefined>>();
  return (login) => {
    const asked = answers.get(login) ?? refusalOf(login, question, { github, hasRight });
    answers.set(login, asked);
    return asked;
  };
}

type Api = { readonly github: Github; readonly hasRight: HasRight };

async function refusalOf(
  login: string,
  question: ApproverQuestion,
  api: Api,
): Promise<string | undefined> {
  const { who, configPath } = question;
  const refusal = resolveWords(presentApprover(who, configPath))
    .map((word) => (typeof word === 'string' ? word : `"${word.text}"`))
    .join('');
  if (who === 'codeowners') return ownerRefusal(login, question, { ...api, refusal });
  const right = APPROVER_RIGHTS.find((one) => one === who);
  if (right) return (await api.hasRight(login, right)) ? undefined : refusal;
  return teamRefusal(await findMembership(api.github, who, login), who, refusal);
}

function teamRefusal(membership: Membership, team: string, refusal: string): string | undefined {
  if (membership === 'member') return undefined;
  return membership === 'other' ? refusal : unreadable(team);
}

function unreadable(team: string): string {
  return `the token may not read the team ${team}; give the input token one of an app with the organization permission "members: read"`;
}

async function ownerRefusal(
  login: string,
  { configPath, baseSha }: ApproverQuestion,
  { github, hasRight, refusal }: Api & { readonly refusal: string },
): Promise<string | undefined> {
  if (baseSha === undefined) return 'there is no base commit to read CODEOWNERS of';
  const text = await readCodeowners(github, baseSha);
  if (text === undefined) return 'there is no CODEOWNERS file in the base commit';
  const owners = ownersOf(configPath, text);
  if (owners.length === 0) return `CODEOWNERS of the base commit names nobody for ${configPath}`;
  const isNamed = owners.some((owner) => owner.toLowerCase() === `@${login.toLowerCase()}`);
  const teams = isNamed ? [] : owners.filter((owner) => /^@[^/]+\/[^/]+$/.test(owner));
  const memberships = await Promise.all(teams.map((team) => findMembership(github, team, login)));
  // As for GitHub, an owner without the right to write is none.
  if (isNamed || memberships.includes('member')) {
    return (await hasRight(login, 'write')) ? undefined : refusal;
  }
  const hidden = teams[memberships.indexOf('unreadable')];
  return hidden === undefined ? refusal : unreadable(hidden);
}

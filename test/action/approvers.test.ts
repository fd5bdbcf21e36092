import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../action/approval/codeowners.ts';
import { addComment } from './harness/fake-state.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import { sidesOf } from './harness/scenario.ts';

const TEAM = '@shop/prompt-owners';

/** A pull request over budget in a repository whose config says who may permit it. */
async function openFor(who: string): Promise<PullRequest> {
  const { baseline, head } = sidesOf('blocked');
  const config = `${baseline['promptfare.yml']}override: { who: '${who}' }\n`;
  // What the pull request itself says of who may does not count.
  const ownConfig = `${baseline['promptfare.yml']}override: { who: write }\n`;
  const pull = await openPullRequest({
    baseline: { ...baseline, 'promptfare.yml': config },
    head: { ...head, 'promptfare.yml': ownConfig },
  });
  const { state } = pull.github;
  state.permissions = { ...state.permissions, members: 'read' };
  state.teams.set(
    'shop/prompt-owners',
    new Map([
      ['ana', 'active'],
      ['ben', 'pending'],
    ]),
  );
  state.rights.set('admin', 'admin');
  for (const login of ['ana', 'cleo']) state.rights.set(login, 'write');
  state.rights.set('dora', 'read');
  return pull;
}

async function approveBy(
  pull: PullRequest,
  login: string,
): Promise<{ readonly exitCode: number; readonly comment: string }> {
  addComment(pull.github.state, login, '/cost approve up-to +$1 the carrier asked for it');
  const { exitCode } = await pull.run();
  return { exitCode, comment: pull.ownComments()[0] ?? '' };
}

describe('a team', () => {
  it('permits by any active member, and the comment says whom it takes', async () => {
    const pull = await openFor(TEAM);
    await pull.run();
    expect(pull.ownComments()[0]).toContain(`it takes a member of the team \`${TEAM}\`.`);
    expect((await approveBy(pull, 'ana')).exitCode).toBe(0);
  });

  it.each([
    ['somebody invited only', 'ben'],
    ['an admin who is no member', 'admin'],
  ])('does not permit by %s', async (_, login) => {
    const pull = await openFor(TEAM);
    const { exitCode, comment } = await approveBy(pull, login);
    expect(exitCode).toBe(1);
    expect(comment).toMatch(/does not count: it takes a member of the team "@\u200Bshop\/prompt/);
  });

  it.each([
    ['may not read teams', { members: undefined }, new Map()],
    ['does not see this team', { members: 'read' }, new Map()],
  ])('refuses with a clear line where the token %s', async (_, { members }, teams) => {
    const pull = await openFor(TEAM);
    const { state } = pull.github;
    const { members: __, ...others } = state.permissions;
    state.permissions = members ? { ...others, members: 'read' } : others;
    if (members) {
      state.teams.clear();
      for (const [name, team] of teams) state.teams.set(name, team);
    }
    const { exitCode, comment } = await approveBy(pull, 'ana');
    expect(exitCode).toBe(1);
    expect(comment).toContain('the token may not read the team');
    expect(comment).toContain('"members: read"');
  });

  it('is asked once about each login', async () => {
    const pull = await openFor(TEAM);
    for (let at = 0; at < 3; at += 1) addComment(pull.github.state, 'ben', '/cost approve please');
    await pull.run();
    const asked = pull.github.calls.filter((call) => call.startsWith('teams/'));
    expect(asked).toEqual(['teams/get-membership-for-user-in-org']);
  });
});

describe('code owners', () => {
  async function openOwned(codeowners: string | undefined): Promise<PullRequest> {
    const pull = await openFor('codeowners');
    const { baseSha, headSha, mergeSha } = pull.scenario();
    const { contents } = pull.github.state;
    if (codeowners !== undefined) contents.set(`${baseSha}:.github/CODEOWNERS`, codeowners);
    // The change names its own author; that is not asked.
    for (const sha of [headSha, mergeSha])
      contents.set(`${sha}:.github/CODEOWNERS`, '* @dora @cleo');
    return pull;
  }

  it.each([
    ['the login that owns the config', '* @ana\n/promptfare.yml @Cleo @ana\n', 'cleo', 0],
    ['a member of the team that owns it', `*.yml ${TEAM}\n`, 'ana', 0],
    [
      'the owner of a line that a later one overrules',
      '* @cleo\n/promptfare.yml @ana\n',
      'cleo',
      1,
    ],
    ['an owner who may not write', 'promptfare.yml @dora\n', 'dora', 1],
    ['somebody else', 'promptfare.yml @ana\n', 'cleo', 1],
  ])('asked about %s, CODEOWNERS %j and %s: exit code %i', async (_, text, login, exitCode) => {
    const pull = await openOwned(text);
    const answer = await approveBy(pull, login);
    expect(answer.exitCode).toBe(exitCode);
    if (exitCode === 1)
      expect(answer.comment).toContain('it takes a code owner of "promptfare.yml"');
  });

  it.each([
    [undefined, 'there is no CODEOWNERS file in the base commit'],
    ['docs/ @ana\n', 'CODEOWNERS of the base commit names nobody for promptfare.yml'],
    ['* @other/team\n', 'the token may not read the team @\u200Bother/team'],
  ])('refuses with a clear line for CODEOWNERS %j', async (text, words) => {
    const pull = await openOwned(text);
    const { exitCode, comment } = await approveBy(pull, 'cleo');
    expect(exitCode).toBe(1);
    expect(comment).toContain(words);
  });
});

it.each([
  ['*', 'a/b.yml', true],
  ['*.yml', 'a/b.yml', true],
  ['*.md', 'a/b.yml', false],
  ['/a/', 'a/b.yml', true],
  ['a/', 'x/a/b.yml', true],
  ['/a/', 'x/a/b.yml', false],
  ['a/*', 'a/b.yml', true],
  ['a/*', 'a/c/b.yml', false],
  ['a/c', 'a/c/b.yml', true],
  ['a/c', 'x/a/c/b.yml', false],
  ['**/c', 'x/a/c/b.yml', true],
  ['b.yml', 'x/b.yml', true],
  ['/b.yml', 'x/b.yml', false],
  ['!b.yml', 'b.yml', false],
  ['[ab].yml', 'b.yml', false],
])('the line %j of CODEOWNERS is about %s: %s', (pattern, path, isAbout) => {
  expect(ownersOf(path, `${pattern} @ana\n`)).toEqual(isAbout ? ['@ana'] : []);
});

it('reads CODEOWNERS as GitHub does: the last line counts, comments and lines without owners too', () => {
  const text = '# all\r\n* @a @b/c # not @d\n\nprompts/ d@example.com\nprompts/free/\n';
  expect(ownersOf('x.yml', text)).toEqual(['@a', '@b/c']);
  expect(ownersOf('prompts/x.yml', text)).toEqual(['d@example.com']);
  expect(ownersOf('prompts/free/x.yml', text)).toEqual([]);
});

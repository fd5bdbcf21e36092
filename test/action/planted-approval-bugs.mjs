/** Bugs about who may permit what, as in planted-bugs.mjs. */
export const APPROVAL_BUGS = [
  {
    name: 'approvers: an invitation makes a member',
    file: 'action/approval/team.ts',
    from: "data.state === 'active' ? 'member' : 'other'",
    to: "'member'",
    test: 'somebody invited only',
  },
  {
    name: 'approvers: a team that cannot be read permits',
    file: 'action/approval/team.ts',
    from: "!isRateLimit(failed)) return 'unreadable';",
    to: "!isRateLimit(failed)) return 'member';",
    test: 'may not read teams',
  },
  {
    name: 'approvers: CODEOWNERS of the change itself',
    file: 'action/apply-approvals.ts',
    from: '{ baseSha: comparison.baselineCommit }',
    to: "{ baseSha: comparison.headCommit ?? '' }",
    test: 'asked about',
  },
  {
    name: 'approvers: the first line of CODEOWNERS counts',
    file: 'action/approval/codeowners.ts',
    from: 'rules.findLast(',
    to: 'rules.find(',
    test: 'asked about',
  },
  {
    name: 'approvers: an owner without rights permits',
    file: 'action/approval/may-approve.ts',
    from: "(await hasRight(login, 'write')) ? undefined : refusal",
    to: 'undefined',
    test: 'asked about',
  },
  {
    name: 'merge queue: takes the first pull request that is named',
    file: 'action/event/read-event.ts',
    from: 'pr-(\\d{1,10})-[0-9a-f]{40,64}$/',
    to: 'pr-(\\d{1,10})-[0-9a-f]{40,64}/',
    test: 'approval of the pull request that a group adds',
  },
];

import { complete } from './openapi.ts';
import { addComment, type FakeComment, type FakePull, type FakeState, tick } from './fake-state.ts';

type Call = {
  readonly state: FakeState;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  /** Cut into pages by the server. */
  readonly list?: readonly unknown[];
};

type Handler = (call: Call) => Answer;

const MAX_BODY = 65_536;

/** What the fake does for each operation, and the permission it takes (any of them is enough). */
export const HANDLERS: Readonly<
  Record<string, { readonly needs: readonly string[]; readonly run: Handler }>
> = {
  'issues/list-comments': {
    needs: ['issues:read', 'pull_requests:read'],
    run: ({ state, parameters }) => ({
      status: 200,
      list: state.comments.filter((one) => isOn(one, parameters)).map(comment),
    }),
  },
  'issues/create-comment': {
    needs: ['issues:write', 'pull_requests:write'],
    run: ({ state, body, parameters }) => {
      if (pull(state, parameters['issue_number'])?.locked)
        return forbidden('Unable to create comment because issue is locked.');
      const problem = refuseBody(body['body']);
      if (problem) return problem;
      const number = Number(parameters['issue_number']);
      const made = addComment(state, 'github-actions[bot]', String(body['body']), number);
      state.onCreated?.();
      return { status: 201, body: comment(made) };
    },
  },
  'issues/update-comment': {
    needs: ['issues:write', 'pull_requests:write'],
    run: ({ state, body, parameters }) => {
      const found = state.comments.find(({ id }) => id === Number(parameters['comment_id']));
      if (!found) return notFound();
      const problem = refuseBody(body['body']);
      if (problem) return problem;
      found.body = String(body['body']);
      found.updatedAt = tick(state);
      return { status: 200, body: comment(found) };
    },
  },
  'issues/delete-comment': {
    needs: ['issues:write', 'pull_requests:write'],
    run: ({ state, parameters }) => {
      const at = state.comments.findIndex(({ id }) => id === Number(parameters['comment_id']));
      if (at === -1) return notFound();
      state.comments.splice(at, 1);
      return { status: 204 };
    },
  },
  'issues/list-events': {
    needs: ['issues:read', 'pull_requests:read'],
    run: ({ state, parameters }) => ({
      status: 200,
      list: state.labelEvents
        .filter((one) => isOn(one, parameters))
        .map(({ id, event, label, login, createdAt }) =>
          complete('labeled-issue-event', {
            id,
            event,
            created_at: createdAt,
            actor: user(login),
            label: { name: label, color: 'ff0000' },
          }),
        ),
    }),
  },
  'pulls/get': {
    needs: ['pull_requests:read'],
    run: ({ state, parameters }) => {
      const found = pull(state, parameters['pull_number']);
      return found ? { status: 200, body: fullPull(found) } : notFound();
    },
  },
  'pulls/list': {
    needs: ['pull_requests:read'],
    run: ({ state, query }) => ({
      status: 200,
      list: state.pulls
        .filter(({ headOwner, headBranch }) => `${headOwner}:${headBranch}` === query.get('head'))
        .map(simplePull),
    }),
  },
  'repos/get-collaborator-permission-level': {
    needs: [],
    run: ({ state, parameters }) => {
      const right = state.rights.get(parameters['username'] ?? '');
      if (!right) return notFound();
      const permission = { maintain: 'write', triage: 'read' }[right as 'maintain'] ?? right;
      return { status: 200, body: { permission, role_name: right, user: null } };
    },
  },
  'checks/create': {
    needs: ['checks:write'],
    run: ({ state, body }) => {
      const annotations = annotationsOf(body);
      if (annotations.length > 50) return { status: 422, body: { message: 'Only 50 annotations' } };
      const id = (state.nextId += 1);
      const conclusion = String(body['conclusion']);
      state.checkRuns.push({
        id,
        name: String(body['name']),
        annotations: annotations.length,
        pages: [annotations.length],
        levels: annotations.map(levelOf),
        conclusion,
      });
      return { status: 201, body: checkRun(id, body) };
    },
  },
  'checks/update': {
    needs: ['checks:write'],
    run: ({ state, body, parameters }) => {
      const found = state.checkRuns.find(({ id }) => id === Number(parameters['check_run_id']));
      if (!found) return notFound();
      const annotations = annotationsOf(body);
      if (annotations.length > 50) return { status: 422, body: { message: 'Only 50 annotations' } };
      found.annotations += annotations.length;
      found.pages.push(annotations.length);
      found.levels.push(...annotations.map(levelOf));
      return { status: 200, body: checkRun(found.id, body) };
    },
  },
  'actions/list-workflow-runs': {
    needs: ['actions:read'],
    run: ({ state, query }) => {
      const runs = state.failedRuns
        .filter(({ headSha }) => headSha === query.get('head_sha'))
        .map(({ id }) => complete('workflow-run', { id, conclusion: 'failure' }));
      return { status: 200, body: { total_count: runs.length, workflow_runs: runs } };
    },
  },
  'actions/re-run-workflow-failed-jobs': {
    needs: ['actions:write'],
    run: ({ state, parameters }) => {
      const found = state.failedRuns.find(({ id }) => id === Number(parameters['run_id']));
      if (!found) return notFound();
      found.rerun = true;
      return { status: 201, body: {} };
    },
  },
  'repos/get-content': {
    needs: [],
    run: ({ state, parameters, query }) => {
      const { path = '' } = parameters;
      const text = state.contents.get(`${query.get('ref')}:${path}`);
      if (text === undefined) return notFound();
      const content = Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n');
      const fields = { type: 'file', encoding: 'base64', size: text.length, path, content };
      return { status: 200, body: complete('content-file', fields) };
    },
  },
  'teams/get-by-name': {
    needs: ['members:read'],
    run: ({ state, parameters: { org, team_slug: slug } }) =>
      state.teams.has(`${org}/${slug}`)
        ? { status: 200, body: complete('team-full', { slug }) }
        : notFound(),
  },
  'teams/get-membership-for-user-in-org': {
    needs: ['members:read'],
    run: ({ state, parameters: { org, team_slug: slug, username = '' } }) => {
      const membership = state.teams.get(`${org}/${slug}`)?.get(username);
      if (!membership) return notFound();
      const url = `https://api.github.com/orgs/${org}/teams/${slug}/memberships/${username}`;
      return { status: 200, body: { state: membership, role: 'member', url } };
    },
  },
  'git/get-commit': {
    needs: [],
    run: ({ state, parameters }) => {
      const parents = state.commits.get(parameters['commit_sha'] ?? '');
      if (!parents) return notFound();
      const body = complete('git-commit', {
        parents: parents.map((sha) => ({
          sha,
          url: 'https://example.com',
          html_url: 'https://example.com',
        })),
      });
      return { status: 200, body };
    },
  },
};

function isOn(
  { pull: number }: { readonly pull: number },
  parameters: Call['parameters'],
): boolean {
  return number === Number(parameters['issue_number']);
}

function refuseBody(body: unknown): Answer | undefined {
  if (typeof body !== 'string' || body.trim() === '') {
    return {
      status: 422,
      body: { message: 'Validation Failed', errors: [{ code: 'missing_field' }] },
    };
  }
  if (body.length <= MAX_BODY) return undefined;
  const message = `Body is too long (maximum is ${MAX_BODY} characters)`;
  const error = { resource: 'IssueComment', code: 'unprocessable', field: 'data', message };
  return { status: 422, body: { message: 'Validation Failed', errors: [error] } };
}

function forbidden(message: string): Answer {
  return { status: 403, body: { message, documentation_url: 'https://docs.github.com/rest' } };
}

function notFound(): Answer {
  return {
    status: 404,
    body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
  };
}

function pull(state: FakeState, number: string | undefined): FakePull | undefined {
  return state.pulls.find((one) => one.number === Number(number));
}

function comment({ id, body, login, createdAt, updatedAt }: FakeComment): object {
  return complete('issue-comment', {
    id,
    body,
    user: user(login),
    html_url: `https://github.com/shop/prompts/pull/1#issuecomment-${id}`,
    created_at: createdAt,
    updated_at: updatedAt,
  });
}

function user(login: string): object {
  return complete('simple-user', { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
}

function fullPull(one: FakePull): object {
  return complete('pull-request', sidesOf(one, 'pull-request'));
}

function simplePull(one: FakePull): object {
  return complete('pull-request-simple', sidesOf(one, 'pull-request-simple'));
}

function sidesOf(
  { number, draft, headSha, baseSha, headOwner, headBranch }: FakePull,
  _schema: string,
): Readonly<Record<string, unknown>> {
  const repoOf = (owner: string): object =>
    complete('repository', { full_name: `${owner}/prompts` });
  return {
    number,
    draft,
    head: {
      sha: headSha,
      ref: headBranch,
      label: `${headOwner}:${headBranch}`,
      repo: repoOf(headOwner),
      user: user(headOwner),
    },
    base: {
      sha: baseSha,
      ref: 'main',
      label: 'shop:main',
      repo: repoOf('shop'),
      user: user('shop'),
    },
    user: user(headOwner),
  };
}

type SentAnnotation = { readonly annotation_level: string };

function levelOf({ annotation_level: level }: SentAnnotation): string {
  return level;
}

function annotationsOf({ output }: Call['body']): readonly SentAnnotation[] {
  const sent = output as { readonly annotations?: readonly SentAnnotation[] } | undefined;
  return sent?.annotations ?? [];
}

function checkRun(id: number, body: Call['body']): object {
  return complete('check-run', {
    id,
    name: body['name'] ?? 'x',
    conclusion: body['conclusion'] ?? null,
  });
}

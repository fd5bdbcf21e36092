import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Environment } from '../../node/git/git-command.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { Event } from './event.ts';

const sha = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const number = z.int().check(z.gte(1));
const side = z.object({ sha, repo: z.nullish(z.object({ full_name: z.string() })) });

const pullRequestPayload = z.pipe(
  z.object({
    action: z.optional(z.string()),
    label: z.optional(z.object({ name: z.string() })),
    pull_request: z.object({
      number,
      draft: z.optional(z.boolean()),
      base: side,
      head: side,
    }),
  }),
  z.transform(({ action, label, pull_request: pull }): Event => ({
    kind: 'change',
    git: { kind: 'pull_request', baseSha: pull.base.sha, headSha: pull.head.sha },
    pull: {
      number: pull.number,
      headSha: pull.head.sha,
      isDraft: pull.draft ?? false,
      isFork: pull.head.repo?.full_name !== pull.base.repo?.full_name,
    },
    ...(action === 'labeled' && label && { labeled: { name: label.name } }),
  })),
);

const pushPayload = z.pipe(
  z.object({ before: z.optional(z.string()), after: z.optional(sha) }),
  z.transform(({ before, after }): Event => ({
    kind: 'change',
    git: { kind: 'push', before: before ?? '', ...(after !== undefined && { headSha: after }) },
  })),
);

const mergeGroupPayload = z.pipe(
  z.object({
    merge_group: z.object({ base_sha: sha, head_sha: sha, head_ref: z.optional(z.string()) }),
  }),
  z.transform(({ merge_group: { base_sha: baseSha, head_sha: headSha, head_ref: ref } }): Event => {
    // refs/heads/gh-readonly-queue/main/pr-12-0123abcd…
    const [, queued] = /\/pr-(\d{1,10})-[0-9a-f]{40,64}$/.exec(ref ?? '') ?? [];
    return {
      kind: 'change',
      git: { kind: 'merge_group', baseSha, headSha },
      ...(queued !== undefined && { queuedPull: Number(queued) }),
    };
  }),
);

const issueCommentPayload = z.pipe(
  z.object({
    issue: z.object({ number, pull_request: z.optional(z.unknown()) }),
    comment: z.object({ body: z.nullish(z.string()) }),
  }),
  z.transform(({ issue, comment }): Event => ({
    kind: 'issue_comment',
    number: issue.number,
    isPull: issue.pull_request !== undefined,
    body: comment.body ?? '',
  })),
);

const workflowRunPayload = z.pipe(
  z.object({
    workflow_run: z.object({
      event: z.string(),
      head_sha: sha,
      head_branch: z.nullish(z.string()),
      head_repository: z.nullish(z.object({ owner: z.object({ login: z.string() }) })),
    }),
  }),
  z.transform(({ workflow_run: run }): Event => ({
    kind: 'workflow_run',
    headSha: run.head_sha,
    headOwner: run.head_repository?.owner.login ?? '',
    headBranch: run.head_branch ?? '',
    event: run.event,
  })),
);

const PAYLOADS: ReadonlyMap<string, z.ZodMiniType<Event>> = new Map<string, z.ZodMiniType<Event>>([
  ['pull_request', pullRequestPayload],
  ['pull_request_target', pullRequestPayload],
  ['push', pushPayload],
  ['merge_group', mergeGroupPayload],
  ['issue_comment', issueCommentPayload],
  ['workflow_run', workflowRunPayload],
]);

/** What started the run; an event that carries no change is compared like a local commit. */
export function readEvent(env: Environment): Event {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (name === 'schedule') return { kind: 'schedule' };
  const payload = PAYLOADS.get(name);
  if (!payload) return { kind: 'change', git: { kind: 'other' } };
  const parsed = payload.safeParse(readPayload(env['GITHUB_EVENT_PATH']), { jitless: true });
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.map(String).join('.') || 'its top';
  throw new UserError(`The payload of the event ${name} is not one: wrong at ${place}`, {
    hint: 'Run the action in a workflow that GitHub started.',
  });
}

function readPayload(path: string | undefined): unknown {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

import { setOutput } from '@actions/core';
import type { Report } from '../shared/check/report.ts';
import type { PostRule } from '../shared/config/review-config.ts';
import { codeSpan } from '../shared/report/escape-markdown.ts';
import { fitMarkdown } from '../shared/report/fit-markdown.ts';
import { presentApprover } from '../shared/report/present-approver.ts';
import { resolveWords } from '../shared/report/words.ts';
import type { Judged } from './apply-approvals.ts';
import { writeMarker } from './comment/marker.ts';
import { readMemory, writeMemory } from './comment/memory.ts';
import {
  putStickyComment,
  type StickyAnswer,
  type StickyRequest,
} from './comment/sticky-comment.ts';
import { configPathOf } from './config-path.ts';
import type { Target } from './deliver.ts';
import type { PullRequest } from './event/event.ts';
import { explainApiError } from './github/api-error.ts';
import { type Github, openGithub } from './github/client.ts';
import { writeInfo, writeNotice, writeWarning } from './log.ts';
import type { Job } from './modes/job.ts';
import { blobLinks } from './publish/links.ts';

/** What GitHub takes: UTF-16 units are never fewer than its characters. */
const MAX_LENGTH = 65_536;

/** Brings the comment of the pull request up to date, as far as the token may. Never throws for GitHub's sake. */
export async function postComment(judged: Judged, job: Job, { pull }: Target): Promise<void> {
  const { report } = judged;
  const { inputs, run } = job;
  const post = inputs.post ?? report.measured.rules.comment.post;
  setOutput('comment-body', commentBody(judged, job, pull));
  setOutput('comment-url', '');
  if (!pull || post === 'never') return;
  if (pull.isDraft && !report.measured.rules.comment.drafts) {
    writeInfo('No comment on a draft; set comment.drafts in the config to have one.');
    return;
  }
  if (inputs.token === undefined) {
    writeNotice('No comment without a token: leave the input token out, or give it one.');
    return;
  }
  try {
    const github = await openGithub(inputs.token, run);
    const newestHead = await findNewestHead(github, pull);
    const answer = await putStickyComment(github, {
      number: pull.number,
      author: inputs.commentAuthor,
      marker: markerOf(report, job, pull),
      write: (previous) => commentBody(remember(judged, previous), job, pull),
      isMaterial: isMaterial(report, post),
      ...(newestHead !== undefined && { newestHead }),
    });
    tell(answer);
  } catch (error) {
    explainFailure(error, pull);
  }
}

function commentBody({ report, memory }: Judged, job: Job, pull: PullRequest | undefined): string {
  const head = [writeMarker(markerOf(report, job, pull)), writeMemory(memory)].filter(Boolean);
  const start = `${head.join('\n')}\n`;
  const text = fitMarkdown(report, {
    maxSize: MAX_LENGTH - start.length,
    sizeOf: ({ length }) => length,
    maxRows: report.maxRows,
    linkOf: blobLinks(job.run, report),
    ...(report.verdict.state === 'blocked' && { note: howToPermit(report, job) }),
    rest: `The rest is in the [summary of the run](${job.run.url}).`,
  });
  return start + text;
}

function howToPermit({ measured }: Report, { run, inputs }: Job): string {
  const { command, label, who } = measured.rules.override;
  const whoMay = resolveWords(presentApprover(who, configPathOf(run, inputs)))
    .map((word) => (typeof word === 'string' ? word : codeSpan(word.text)))
    .join('');
  return `To permit it, comment ${codeSpan(`${command} <reason>`)} or set the label ${codeSpan(label)}; ${whoMay}.`;
}

/** An approval holds on while a push is below its amount for a time. */
function remember({ report, memory }: Judged, previous: string): Judged {
  const known = new Set(memory.approved.map(({ id }) => id));
  const kept = readMemory(previous).approved.filter(({ id }) => !known.has(id));
  return { report, memory: { ...memory, approved: [...kept, ...memory.approved] } };
}

function markerOf(
  { comparison, measured }: Report,
  { inputs, run }: Job,
  pull: PullRequest | undefined,
): StickyRequest['marker'] {
  return {
    key: inputs.key ?? measured.rules.comment.key,
    // The commit that people pushed, not the trial merge that was checked out.
    head: pull?.headSha ?? comparison.headCommit ?? 'none',
    base: comparison.kind === 'compared' ? comparison.baselineCommit : 'none',
    run: run.id,
    attempt: run.attempt,
  };
}

const ON_BREACH: ReadonlySet<string> = new Set([
  'warning',
  'approved',
  'could-not-measure',
  'blocked',
]);

function isMaterial({ verdict, measured }: Report, post: PostRule): boolean {
  if (post === 'always') return true;
  if (post === 'on-breach') return ON_BREACH.has(verdict.state);
  return (
    verdict.state !== 'no-change' || measured.caveats.some(({ kind }) => kind === 'config-changed')
  );
}

/** The commit a newer run will speak about; unknown where the token may not ask. */
async function findNewestHead(
  { octokit, owner, repo }: Github,
  { number }: PullRequest,
): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
    return data.head.sha;
  } catch {
    return undefined;
  }
}

function tell(answer: StickyAnswer): void {
  if ('url' in answer) {
    setOutput('comment-url', answer.url);
    writeInfo(`Comment ${answer.kind}: ${answer.url}`);
    return;
  }
  writeInfo(
    answer.kind === 'older'
      ? 'A newer run has commented already; its comment stays.'
      : 'No comment: nothing changed.',
  );
}

function explainFailure(error: unknown, { isFork }: PullRequest): void {
  const why = explainApiError(error, 'pull-requests: write');
  if (isFork) {
    writeNotice(`No comment, as usual for a fork: ${why}. See "Forks" in docs/action.md.`);
    return;
  }
  writeWarning(`The comment could not be posted, and the verdict stands: ${why}.`);
}

import { composeReport } from '../shared/check/compose-report.ts';
import type { Report } from '../shared/check/report.ts';
import type { ApprovalRequest, BreachOutcome } from './approval/approval-request.ts';
import { amountsOf } from './approval/approved-amounts.ts';
import { findApprovals, type FoundApprovals } from './approval/find-approvals.ts';
import { isSameLabel } from './approval/label-events.ts';
import { listComments, ownComments } from './comment/find-comments.ts';
import { type Memory, NO_MEMORY, readMemory } from './comment/memory.ts';
import type { Target } from './deliver.ts';
import { explainApiError } from './github/api-error.ts';
import { type Github, openGithub } from './github/client.ts';
import { writeNotice } from './log.ts';
import { configPathOf } from './config-path.ts';
import type { Job } from './modes/job.ts';

export type Judged = {
  readonly report: Report;
  /** What the comment shall remember. */
  readonly memory: Memory;
};

/** Judges again with the approvals of people. Without an answer of GitHub nothing is approved. */
export async function applyApprovals(report: Report, job: Job, target: Target): Promise<Judged> {
  const { inputs, run } = job;
  const number = target.pull?.number ?? target.queuedPull;
  const breaches = breachesOf(report);
  const judged = { report, memory: { ...NO_MEMORY, breached: amountsOf(breaches) } };
  if (breaches.length === 0 || number === undefined || inputs.token === undefined) return judged;
  try {
    const github = await openGithub(inputs.token, run);
    const found = await findApprovals(
      github,
      await readRequest(github, { ...judged, job, number }),
    );
    return judgeAgain(judged, found);
  } catch (error) {
    const why = explainApiError(error, 'pull-requests: read');
    writeNotice(`Approvals could not be looked up, so that none counts: ${why}.`);
    return judged;
  }
}

function judgeAgain(judged: Judged, { approvals, refused, approved }: FoundApprovals): Judged {
  if (approvals.length === 0 && refused.length === 0) return judged;
  const { measured } = judged.report;
  return {
    report: composeReport({
      ...measured,
      approvals: [...measured.approvals, ...approvals],
      caveats: [...measured.caveats, ...refused],
    }),
    memory: { ...judged.memory, approved },
  };
}

async function readRequest(
  github: Github,
  { report, job, number }: { readonly report: Report; readonly job: Job; readonly number: number },
): Promise<ApprovalRequest> {
  const { inputs, run } = job;
  const { comparison, rules } = report.measured;
  const { override, comment } = rules;
  const comments = await listComments(github, number);
  const sticky = { key: inputs.key ?? comment.key, author: inputs.commentAuthor };
  const [own] = ownComments(comments, sticky);
  return {
    number,
    override,
    configPath: configPathOf(run, inputs),
    ...(comparison.kind === 'compared' && { baseSha: comparison.baselineCommit }),
    breaches: breachesOf(report),
    comments,
    ...(own && { own }),
    memory: own ? readMemory(own.body) : NO_MEMORY,
    isLabelRun: isLabelRun(job, override.label),
  };
}

function breachesOf({ verdict }: Report): readonly BreachOutcome[] {
  return verdict.outcomes.flatMap((outcome) => (outcome.kind === 'breach' ? [outcome] : []));
}

function isLabelRun({ event }: Job, label: string): boolean {
  return (
    event.kind === 'change' && event.labeled !== undefined && isSameLabel(event.labeled.name, label)
  );
}

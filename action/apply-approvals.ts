import { composeReport } from '../shared/check/compose-report.ts';
import type { Report } from '../shared/check/report.ts';
import type { BreachOutcome } from './approval/approval-request.ts';
import { amountsOf } from './approval/approved-amounts.ts';
import { findApprovals } from './approval/find-approvals.ts';
import { isSameLabel } from './approval/label-events.ts';
import { listComments, ownComments } from './comment/find-comments.ts';
import { type Memory, NO_MEMORY, readMemory } from './comment/memory.ts';
import type { Target } from './deliver.ts';
import { explainApiError } from './github/api-error.ts';
import { openGithub } from './github/client.ts';
import { writeNotice } from './log.ts';
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
  const memory = { ...NO_MEMORY, breached: amountsOf(breaches) };
  if (breaches.length === 0 || number === undefined || inputs.token === undefined) {
    return { report, memory };
  }
  try {
    const github = await openGithub(inputs.token, run);
    const comments = await listComments(github, number);
    const { override, comment } = report.measured.rules;
    const sticky = { key: inputs.key ?? comment.key, author: inputs.commentAuthor };
    const [own] = ownComments(comments, sticky);
    const { approvals, refused, approved } = await findApprovals(github, {
      number,
      override,
      breaches,
      comments,
      ...(own && { own }),
      memory: own ? readMemory(own.body) : NO_MEMORY,
      isLabelRun: isLabelRun(job, override.label),
    });
    if (approvals.length === 0 && refused.length === 0) return { report, memory };
    const { measured } = report;
    return {
      report: composeReport({
        ...measured,
        approvals: [...measured.approvals, ...approvals],
        caveats: [...measured.caveats, ...refused],
      }),
      memory: { ...memory, approved },
    };
  } catch (error) {
    const why = explainApiError(error, 'pull-requests: read');
    writeNotice(`Approvals could not be looked up, so that none counts: ${why}.`);
    return { report, memory };
  }
}

function breachesOf({ verdict }: Report): readonly BreachOutcome[] {
  return verdict.outcomes.flatMap((outcome) => (outcome.kind === 'breach' ? [outcome] : []));
}

function isLabelRun({ event }: Job, label: string): boolean {
  return (
    event.kind === 'change' && event.labeled !== undefined && isSameLabel(event.labeled.name, label)
  );
}

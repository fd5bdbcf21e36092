import type { GitFolder } from '../node/git/git-command.ts';
import { composeReport } from '../shared/check/compose-report.ts';
import type { Report } from '../shared/check/report.ts';
import { englishOf } from '../shared/text/sentence.ts';
import { applyApprovals } from './apply-approvals.ts';
import type { PullRequest } from './event/event.ts';
import type { ExitCode } from './exit-code.ts';
import { keepRun } from './history/history-folder.ts';
import type { Job } from './modes/job.ts';
import { postComment } from './post-comment.ts';
import { writeAnnotations } from './publish/write-annotations.ts';
import { writeExtras } from './publish/write-extras.ts';
import { writeReport } from './publish/write-report.ts';
import { writeError } from './log.ts';

export type Target = {
  readonly folder?: GitFolder;
  readonly pull?: PullRequest;
  readonly queuedPull?: number;
};

/**
 * Report, verdict, annotations, comment, exit code, in this order: what needs no permission first, and a comment that
 * cannot be posted changes nothing.
 */
export async function deliver(measured: Report, job: Job, target: Target): Promise<ExitCode> {
  const report = job.event.kind === 'schedule' ? withoutGate(measured) : measured;
  await writeReport(report, job);
  if (isBlind(report)) {
    writeError(`No suite could be measured: ${firstReason(report)}`);
    return 3;
  }
  const approved = await applyApprovals(report, job, target);
  if (approved.report !== report) await writeReport(approved.report, job);
  keepRun(approved.report, job);
  await writeAnnotations(approved.report, job.run, target.folder);
  await postComment(approved, job, target);
  await writeExtras(approved.report, job, target.pull);
  return approved.report.verdict.exitCode;
}

// What a schedule compares was merged long ago: there is nothing left to stop.
function withoutGate({ measured }: Report): Report {
  const { rules } = measured;
  return composeReport({
    ...measured,
    rules: { ...rules, gate: { ...rules.gate, enforce: false } },
  });
}

function isBlind({ suites, verdict }: Report): boolean {
  const isUnmeasured = suites.every(({ baseline, head }) => !baseline && !head);
  return isUnmeasured && verdict.state === 'could-not-measure';
}

function firstReason({ suites }: Report): string {
  const [first] = suites.flatMap(({ suite, unmeasured }) =>
    unmeasured.map((reason) => `${suite.name}: ${englishOf(reason)}`),
  );
  return first ?? 'no case of any recording could be read; record the suites again';
}

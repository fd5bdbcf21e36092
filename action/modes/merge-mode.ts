import { composeReport } from '../../shared/check/compose-report.ts';
import { mergeMeasured } from '../../shared/check/merge-measured.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { openGitFolder } from '../git-folder.ts';
import { readMeasuredFolder } from '../read-measured-folder.ts';
import type { Job } from './job.ts';

/** Judges what the jobs of a matrix measured, as one. */
export async function mergeMode(job: Job): Promise<ExitCode> {
  const { inputs, run, event } = job;
  const measured = mergeMeasured(readMeasuredFolder(run, inputs));
  requireThisChange(job, measured.comparison.headCommit);
  const report = composeReport(measured);
  const folder = await openGitFolder(run, inputs);
  const { deliver } = await import('../deliver.ts');
  return deliver(report, job, {
    folder,
    ...(event.kind === 'change' && event.pull && { pull: event.pull }),
    ...(event.kind === 'change' && event.queuedPull && { queuedPull: event.queuedPull }),
  });
}

/** Files of an earlier run would judge another commit. */
function requireThisChange({ run, event }: Job, headCommit: string | undefined): void {
  const own = event.kind === 'change' && event.pull ? event.pull.headSha : run.sha;
  if (headCommit === own || headCommit === run.sha) return;
  throw new UserError(`The measured files are of commit ${headCommit?.slice(0, 12) ?? 'none'}`, {
    hint: `This run is about ${own.slice(0, 12)}; download the artifacts of this run.`,
  });
}

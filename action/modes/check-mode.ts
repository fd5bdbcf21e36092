import { UserError } from '../../shared/text/user-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { openGitFolder } from '../git-folder.ts';
import { writeInfo } from '../log.ts';
import { measureChange } from '../measure-change.ts';
import { writeShard } from '../publish/write-shard.ts';
import { commandMode } from './command-mode.ts';
import type { Job } from './job.ts';

/** Measures the change that started the run, and judges it. */
export async function checkMode(job: Job): Promise<ExitCode> {
  const { event, inputs } = job;
  if (event.kind === 'issue_comment') return commandMode(job, event);
  if (event.kind === 'workflow_run') {
    throw new UserError('A workflow_run has no change of its own to measure', {
      hint: 'Use mode: comment with the measured file of the run before it.',
    });
  }
  const folder = await openGitFolder(job.run, inputs);
  const report = await measureChange(job, folder);
  if (inputs.shard) {
    const path = writeShard(report, inputs.shard, job);
    writeInfo(`Measured shard ${inputs.shard.index} of ${inputs.shard.count}: ${path}`);
    return 0;
  }
  // Loaded late: nothing of it is needed to measure.
  const { deliver } = await import('../deliver.ts');
  return deliver(report, job, {
    folder,
    ...(event.kind === 'change' && event.pull && { pull: event.pull }),
    ...(event.kind === 'change' && event.queuedPull && { queuedPull: event.queuedPull }),
  });
}

import { checkRepository } from '../../node/check-repository.ts';
import type { GitFolder } from '../../node/git/git-command.ts';
import { CONFIG_PATH } from '../../node/read-config.ts';
import type { Report } from '../../shared/check/report.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { deliver } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import { openGitFolder } from '../git-folder.ts';
import { findLastTag } from '../last-tag.ts';
import { writeInfo } from '../log.ts';
import { writeShard } from '../publish/write-report.ts';
import { shardOf } from '../shard-of.ts';
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
  const report = await measure(job, folder);
  if (inputs.shard) {
    const path = writeShard(report, inputs.shard, job);
    writeInfo(`Measured shard ${inputs.shard.index} of ${inputs.shard.count}: ${path}`);
    return 0;
  }
  return deliver(report, job, {
    folder,
    ...(event.kind === 'change' && event.pull && { pull: event.pull }),
    ...(event.kind === 'change' && event.queuedPull && { queuedPull: event.queuedPull }),
  });
}

/** A change against its base; a schedule against the last tag, where what was merged is told and not judged. */
export async function measure(job: Job, folder: GitFolder): Promise<Report> {
  const { event, inputs, run } = job;
  const baseRef =
    inputs.baseRef ?? (event.kind === 'schedule' ? await findLastTag(folder) : undefined);
  const { shard } = inputs;
  const report = await checkRepository({
    folder,
    configPath: inputs.config ?? CONFIG_PATH,
    ...(baseRef !== undefined && { baseRef }),
    event: event.kind === 'change' ? event.git : { kind: 'other' },
    approvals: [],
    now: run.startedAt,
    ...(shard && { hasSuite: (name: string) => shardOf(name, shard.count) === shard.index }),
  });
  if (report.suites.length === 0 && !shard) {
    throw new UserError('There is nothing to measure: no prompts and no recordings were found', {
      hint: 'Run npx promptfare init in the repository, and commit promptfare.yml.',
    });
  }
  return report;
}

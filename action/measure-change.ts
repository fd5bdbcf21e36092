import { checkRepository } from '../node/check-repository.ts';
import type { GitFolder } from '../node/git/git-command.ts';
import { CONFIG_PATH } from '../shared/workspace/read-config.ts';
import type { Report } from '../shared/check/report.ts';
import { UserError } from '../shared/text/user-error.ts';
import { findLastTag } from './last-tag.ts';
import type { Job } from './modes/job.ts';
import { shardOf } from './shard-of.ts';

/** A change against its base; a schedule against the last tag, where what was merged is told and not judged. */
export async function measureChange(job: Job, folder: GitFolder): Promise<Report> {
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
    lintsChange: true,
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

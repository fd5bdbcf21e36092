import { type Shard, writeMeasuredFile } from '../../shared/check/measured-file.ts';
import type { Report } from '../../shared/check/report.ts';
import type { Job } from '../modes/job.ts';
import { reportPaths } from './report-paths.ts';
import { writeFile } from './write-file.ts';

/** A part of the suites, for the job that merges them; it has no verdict of its own. */
export function writeShard(report: Report, shard: Shard, { inputs, run }: Job): string {
  const { measured } = reportPaths(run, inputs);
  writeFile(measured, writeMeasuredFile({ shard, measured: report.measured }));
  return measured;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Shard, writeMeasuredFile } from '../../shared/check/measured-file.ts';
import type { Report } from '../../shared/check/report.ts';
import { json } from '../../shared/report/renderers/json.ts';
import { terminal } from '../../shared/report/renderers/terminal.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { writeBlock } from '../log.ts';
import type { Job } from '../modes/job.ts';
import { reportPaths } from './report-paths.ts';
import { writeOutputs } from './write-outputs.ts';
import { writeSummary } from './write-summary.ts';

const LOG_LAYOUT = { columns: 120, hasColors: false };

/** Everything that needs no permission: the report and what other jobs need of it as files, outputs, summary, log. */
export async function writeReport(report: Report, { inputs, run }: Job): Promise<void> {
  const paths = reportPaths(run, inputs);
  writeFile(paths.report, json.render(report, LOG_LAYOUT));
  writeFile(paths.measured, writeMeasuredFile({ measured: report.measured }));
  writeOutputs(report, paths);
  await writeSummary(report, run, '');
  writeBlock(terminal.render(report, LOG_LAYOUT));
}

/** A part of the suites, for the job that merges them; it has no verdict of its own. */
export function writeShard(report: Report, shard: Shard, { inputs, run }: Job): string {
  const { measured } = reportPaths(run, inputs);
  writeFile(measured, writeMeasuredFile({ shard, measured: report.measured }));
  return measured;
}

/** Writes a file whose folder may not be there yet. */
export function writeFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The report cannot be written: ${reason}`, {
      hint: 'Name a place in the input report-path that this job may write to.',
    });
  }
}

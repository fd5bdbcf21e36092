import { resolve } from 'node:path';
import { writeMeasuredFile } from '../../shared/check/measured-file.ts';
import type { Report } from '../../shared/check/report.ts';
import { renderCostHistory } from '../../shared/report/render-cost-history.ts';
import { json } from '../../shared/report/renderers/json.ts';
import { terminal } from '../../shared/report/renderers/terminal.ts';
import { readHistory } from '../history/history-folder.ts';
import { writeBlock } from '../log.ts';
import type { Job } from '../modes/job.ts';
import { reportPaths } from './report-paths.ts';
import { writeFile } from './write-file.ts';
import { writeOutputs } from './write-outputs.ts';
import { writeSummary } from './write-summary.ts';

const LOG_LAYOUT = { columns: 120, hasColors: false };

/** Everything that needs no permission: the report and what other jobs need of it as files, outputs, summary, log. */
export async function writeReport(report: Report, { inputs, run }: Job): Promise<void> {
  const paths = reportPaths(run, inputs);
  writeFile(paths.report, json.render(report, LOG_LAYOUT));
  writeFile(paths.measured, writeMeasuredFile({ measured: report.measured }));
  writeOutputs(report, paths);
  await writeSummary(report, run, historyOf(report, { inputs, run }));
  writeBlock(terminal.render(report, LOG_LAYOUT));
}

function historyOf(report: Report, { inputs, run }: Pick<Job, 'inputs' | 'run'>): string {
  if (inputs.history === undefined) return '';
  return renderCostHistory(report, readHistory(resolve(run.workspace, inputs.history)));
}

import { join, resolve } from 'node:path';
import type { Inputs } from '../inputs.ts';
import type { Run } from '../run.ts';

/** Where the report for machines is written, and what other jobs need of it. */
export type ReportPaths = { readonly report: string; readonly measured: string };

/** Beside each other; a shard's files do not overwrite another's. */
export function reportPaths(run: Run, { reportPath, key = 'default', shard }: Inputs): ReportPaths {
  const part = shard ? `-${shard.index}-of-${shard.count}` : '';
  const report = reportPath
    ? resolve(run.workspace, reportPath)
    : join(run.tempFolder, 'promptfare', `${key}${part}.json`);
  return { report, measured: `${report.replace(/\.json$/, '')}.measured.json` };
}

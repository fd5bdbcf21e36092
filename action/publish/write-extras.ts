import { resolve } from 'node:path';
import type { Report } from '../../shared/check/report.ts';
import { sarif } from '../../shared/report/renderers/sarif.ts';
import type { PullRequest } from '../event/event.ts';
import { explainApiError } from '../github/api-error.ts';
import { openGithub } from '../github/client.ts';
import { writeWarning } from '../log.ts';
import type { Job } from '../modes/job.ts';
import { makeCheckRun } from './make-check-run.ts';
import { writeFile } from './write-file.ts';

/** What a workflow asked for beside the usual. It changes no verdict. */
export async function writeExtras(
  report: Report,
  { inputs, run }: Job,
  pull: PullRequest | undefined,
): Promise<void> {
  const { sarifPath, checkRun, token } = inputs;
  if (sarifPath !== undefined) {
    writeFile(
      resolve(run.workspace, sarifPath),
      sarif.render(report, { columns: 100, hasColors: false }),
    );
  }
  if (checkRun === undefined || token === undefined) return;
  try {
    const github = await openGithub(token, run);
    await makeCheckRun(github, report, { name: checkRun, run, pull });
  } catch (error) {
    const why = explainApiError(error, 'checks: write');
    writeWarning(`The check run could not be made: ${why}.`);
  }
}

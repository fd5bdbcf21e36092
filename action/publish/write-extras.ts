import type { Report } from '../../shared/check/report.ts';
import type { Job } from '../modes/job.ts';

/** What a workflow asked for beside the usual. */
export async function writeExtras(_report: Report, _job: Job): Promise<void> {}

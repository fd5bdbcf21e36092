import type { Event } from '../event/event.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Inputs } from '../inputs.ts';
import type { Run } from '../run.ts';

/** All that one run of the action is given. */
export type Job = { readonly inputs: Inputs; readonly run: Run; readonly event: Event };

export type Mode = (job: Job) => Promise<ExitCode>;

import { posix } from 'node:path';
import { CONFIG_PATH } from '../shared/workspace/read-config.ts';
import type { Inputs } from './inputs.ts';
import type { Run } from './run.ts';

/** The config from the root of the repository. */
export function configPathOf({ prefix }: Run, { config = CONFIG_PATH }: Inputs): string {
  return posix.join(prefix, config);
}

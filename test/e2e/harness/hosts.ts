import type { SessionOptions } from './session-options.ts';

/** Every way an extension can run, newest build first. */
export const EVERYWHERE: readonly Pick<SessionOptions, 'build' | 'host'>[] = (
  ['newest', 'oldest'] as const
).flatMap((build) => (['node', 'worker', 'web'] as const).map((host) => ({ build, host })));

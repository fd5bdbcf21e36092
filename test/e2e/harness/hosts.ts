import type { SessionOptions } from './session-options.ts';

type Where = Pick<SessionOptions, 'build' | 'host'>;

const HOSTS = ['node', 'worker', 'web'] as const;

/** Every host of the newest VS Code. */
export const NEWEST: readonly Where[] = HOSTS.map((host) => ({ build: 'newest', host }));

/** Every way an extension can run, newest build first. */
export const EVERYWHERE: readonly Where[] = [
  ...NEWEST,
  ...HOSTS.map((host): Where => ({ build: 'oldest', host })),
];

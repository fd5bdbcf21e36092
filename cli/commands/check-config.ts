import type { Command } from '../command.ts';

/** Whether the config can be read, and what in it cannot. */
export const checkConfig: Command = {
  name: 'check-config',
  summary: 'Check promptfare.yml: keys, types, names, globs',
  operands: '[config]',
  options: [],
  examples: ['promptfare check-config', 'promptfare check-config ci/promptfare.yml'],
  load: async () => (await import('./run-check-config.ts')).runCheckConfig,
};

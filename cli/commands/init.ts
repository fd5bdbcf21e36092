import type { Command } from '../command.ts';

/** A first config: what is there, at today's cost plus some room. */
export const init: Command = {
  name: 'init',
  summary:
    'Find prompts and recordings, measure them, and write promptfare.yml with limits at today’s cost + 25 %',
  options: [
    { flags: '--force', description: 'write over a config that is there' },
    { flags: '--print', description: 'print the config instead of writing it' },
  ],
  examples: ['promptfare init', 'promptfare init --print'],
  load: async () => (await import('./run-init.ts')).runInit,
};

import type { Command } from '../command.ts';

/** What recordings hold, and what in them is refused. */
export const recordings: Command = {
  name: 'recordings',
  summary: 'Show what recordings hold: format, calls, models, tokens, cost, and what was refused',
  operands: '[files...]',
  options: [{ flags: '--json', description: 'print JSON' }],
  examples: [
    'promptfare recordings',
    'promptfare recordings evals/results.json test/cassettes',
    'promptfare recordings ~/.claude/projects/my-app/*.jsonl',
  ],
  load: async () => (await import('./run-recordings.ts')).runRecordings,
};

import type { Command } from '../command.ts';

/** Tokens and cost of prompts as they are, without a baseline. */
export const count: Command = {
  name: 'count',
  summary: 'Count the tokens and the cost of prompts, per file and model',
  operands: '[files...]',
  options: [
    {
      flags: '--model <names>',
      description: 'models to count for, separated by commas (default: the ones the files name)',
    },
    { flags: '--explain', description: 'say what is in the files that are named, and why' },
    {
      flags: '--verify-counts',
      description: 'ask Anthropic and Gemini to count, and keep what they say for later runs',
    },
    { flags: '--json', description: 'print JSON' },
  ],
  examples: [
    'promptfare count',
    'promptfare count prompts/support.prompty --model gpt-4o,claude-sonnet-4-5',
    'promptfare count --explain prompts/support.prompty',
    'promptfare count --verify-counts',
  ],
  load: async () => (await import('./run-count.ts')).runCount,
};

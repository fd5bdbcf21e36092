import type { Command } from '../command.ts';

/** Shorter prompts that say the same. */
export const compress: Command = {
  name: 'compress',
  summary: 'Make prompts shorter without changing what they say; shows the change unless --write',
  operands: '[files...]',
  options: [
    { flags: '--check', description: 'end with 1 when a file could be shorter' },
    { flags: '--write', description: 'write the files' },
    { flags: '--diff', description: 'print the change only, as a unified diff' },
    { flags: '--json', description: 'print JSON' },
    {
      flags: '--level <level>',
      description: 'safe: what can go unseen (default); suggest: what a person should look at too',
      choices: ['safe', 'suggest'],
    },
    {
      flags: '--model <names>',
      description: 'models to compress for, separated by commas (default: the ones the files name)',
    },
    { flags: '--with <model>', description: 'let this model shorten sections, each checked' },
    { flags: '--endpoint <url>', description: 'an OpenAI-compatible API to ask it at' },
    { flags: '--keep <percent>', description: 'tokens of a section to aim at (default: 70)' },
    {
      flags: '--max-usd <amount>',
      description: 'most that asking may cost (default: 1); "none" for a model without a price',
    },
  ],
  examples: [
    'promptfare compress prompts/support.prompty',
    'promptfare compress --check',
    'promptfare compress prompts/support.prompty --level suggest --write',
    'promptfare compress AGENTS.md --with llama3.1 --endpoint http://localhost:11434/v1 --max-usd none',
  ],
  load: async () => (await import('./run-compress.ts')).runCompress,
};

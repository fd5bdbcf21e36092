import type { Command } from '../command.ts';

/** List prices, with where each is known from. */
export const prices: Command = {
  name: 'prices',
  summary: 'Show what models cost, by token class, and where each price is known from',
  operands: '[models...]',
  options: [
    {
      flags: '--at <day>',
      description: 'the prices in force on a day, YYYY-MM-DD (default: today)',
    },
    {
      flags: '--diff [days]',
      description: 'what changed: between two days as DAY..DAY, or since the day of --at',
    },
    {
      flags: '--check',
      description: 'end with 1 when rows of the price table were read more than 60 days before',
    },
    { flags: '--json', description: 'print JSON' },
  ],
  examples: [
    'promptfare prices',
    'promptfare prices gpt-5.6-sol claude-sonnet-4-5 --at 2026-08-20',
    'promptfare prices deepseek-v4-flash --diff 2026-08-01..2026-09-30',
    'promptfare prices --check',
  ],
  load: async () => (await import('./run-prices.ts')).runPrices,
};

import picocolors from 'picocolors';
import type { ContextCost } from '../measure/context-cost.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { qualityMark } from './present-totals.ts';
import type { RenderOptions } from './renderer.ts';
import { type Column, terminalTable } from './terminal-table.ts';

const COLUMNS: readonly Column<ContextCost>[] = [
  { title: 'Agent', valueOf: ({ title }) => title },
  {
    title: 'Every request',
    valueOf: ({ quality, alwaysTokens }) => `${qualityMark(quality)}${formatTokens(alwaysTokens)}`,
    align: 'right',
  },
  {
    title: 'By file or folder',
    valueOf: ({ conditionalTokens }) => added(conditionalTokens),
    align: 'right',
    rank: 1,
  },
  {
    title: 'On demand',
    valueOf: ({ onDemandTokens }) => added(onDemandTokens),
    align: 'right',
    rank: 2,
  },
  {
    title: 'From',
    valueOf: ({ entries }) => plural(new Set(entries.map(({ path }) => path)).size, 'file'),
    rank: 3,
  },
];

function added(tokens: number): string {
  return tokens === 0 ? '' : `up to ${formatTokens(tokens)} more`;
}

/** Tokens that context files add to the requests of coding agents, as a table. */
export function renderContext(costs: readonly ContextCost[], options: RenderOptions): string {
  if (costs.length === 0) return '';
  const colors = picocolors.createColors(options.hasColors);
  const title = colors.bold('Context files: tokens added to the requests of coding agents');
  const note =
    'Imports and files are counted once per agent; of skills, every request holds name and description.';
  return `\n${title}\n${terminalTable(costs, COLUMNS, { ...options, colors })}\n\n${colors.dim(note)}\n`;
}

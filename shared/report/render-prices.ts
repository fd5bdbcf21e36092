import picocolors from 'picocolors';
import type { PriceLookup } from '../pricing/look-up-price.ts';
import { presentPrice, presentUnpriced } from './present-price.ts';
import { type PriceLine, priceLines } from './price-lines.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { type Column, terminalTable } from './terminal-table.ts';
import { wrapText } from './wrap-text.ts';

const COLUMNS: readonly Column<PriceLine>[] = [
  { title: 'Model', valueOf: ({ model }) => stripControl(model), shrinks: 'end' },
  { title: '', valueOf: ({ when }) => when },
  { title: 'Input', valueOf: ({ amounts }) => amounts.input ?? '', align: 'right' },
  {
    title: 'Cache read',
    valueOf: ({ amounts }) => amounts.cacheRead ?? '',
    align: 'right',
    rank: 1,
  },
  { title: 'Write', valueOf: ({ amounts }) => amounts.cacheWrite5m ?? '', align: 'right', rank: 2 },
  {
    title: 'Write 1 h',
    valueOf: ({ amounts }) => amounts.cacheWrite1h ?? '',
    align: 'right',
    rank: 3,
  },
  { title: 'Output', valueOf: ({ amounts }) => amounts.output ?? '', align: 'right' },
];

/** Every price of the models on a day (YYYY-MM-DD), and below it what it stands on and who has none. */
export function renderPrices(
  lookups: readonly PriceLookup[],
  day: string,
  options: RenderOptions,
): string {
  const colors = picocolors.createColors(options.hasColors);
  const lines = lookups.flatMap((lookup) => (lookup.kind === 'priced' ? priceLines(lookup) : []));
  const table =
    lines.length === 0 ? [] : [terminalTable(lines, COLUMNS, { ...options, colors }), ''];
  const head = `USD per million tokens on ${day}: list prices, before discounts.`;
  const notes = lookups.flatMap((lookup) => notesOf(lookup, day, options));
  return `${[...table, ...(lines.length === 0 ? [] : [colors.dim(head)]), ...notes].join('\n')}\n`;
}

function notesOf(lookup: PriceLookup, day: string, options: RenderOptions): readonly string[] {
  const { bold, yellow } = picocolors.createColors(options.hasColors);
  const wrap = (text: string): string => wrapText(text, options.columns - 2, '    ');
  const name = stripControl(lookup.model.written);
  if (lookup.kind === 'unpriced') {
    return ['', `${yellow('!')} ${wrap(`${name}: ${presentUnpriced(lookup)}`)}`];
  }
  const { facts, warnings } = presentPrice(lookup.price, day);
  return [
    '',
    bold(name),
    ...facts.map((fact) => `  ${wrap(fact)}`),
    ...warnings.map((warning) => `  ${yellow('!')} ${wrap(warning)}`),
  ];
}

import picocolors from 'picocolors';
import { STALE_AFTER_DAYS } from '../pricing/price-age-days.ts';
import type { StaleRow } from '../pricing/stale-rows.ts';
import { plural } from './format-tokens.ts';
import type { RenderOptions } from './renderer.ts';
import { type Column, terminalTable } from './terminal-table.ts';

const COLUMNS: readonly Column<StaleRow>[] = [
  { title: 'Read', valueOf: ({ checked }) => checked },
  { title: 'Days', valueOf: ({ ageDays }) => String(ageDays), align: 'right' },
  { title: 'Seller', valueOf: ({ seller }) => seller },
  { title: 'Row', valueOf: ({ kind }) => kind },
  { title: 'About', valueOf: ({ about }) => about.join(', '), shrinks: 'end' },
  { title: 'Read it again at', valueOf: ({ sourceUrl }) => sourceUrl, rank: 1 },
];

/** The rows that have to be read again, for whoever keeps the table. */
export function renderStaleRows(
  rows: readonly StaleRow[],
  day: string,
  options: RenderOptions & { readonly asJson: boolean },
): string {
  if (options.asJson) {
    const document = { version: 1, day, staleAfterDays: STALE_AFTER_DAYS, rows };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  }
  const limit = `${STALE_AFTER_DAYS} days before ${day}`;
  if (rows.length === 0) return `Every row was read within ${limit}.\n`;
  const colors = picocolors.createColors(options.hasColors);
  const table = terminalTable(rows, COLUMNS, { ...options, colors });
  return `${table}\n\n${plural(rows.length, 'row')} read more than ${limit}.\n`;
}

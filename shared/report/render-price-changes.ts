import picocolors from 'picocolors';
import type { ChangedAmount, DayRange, PriceChange } from '../pricing/find-price-changes.ts';
import { toUsd } from '../pricing/money.ts';
import { formatTokens } from './format-tokens.ts';
import { formatPrice } from './price-lines.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { type Column, terminalTable } from './terminal-table.ts';

type Line = ChangedAmount & { readonly day: string; readonly model: string };

const CLASS_WORDS: { readonly [tokenClass in ChangedAmount['tokenClass']]: string } = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache read',
  cacheWrite5m: 'cache write',
  cacheWrite1h: 'cache write, 1 h',
};

const COLUMNS: readonly Column<Line>[] = [
  { title: 'Since', valueOf: ({ day }) => day },
  { title: 'Model', valueOf: ({ model }) => stripControl(model), shrinks: 'end' },
  { title: 'Price', valueOf: whatOf },
  { title: 'Before', valueOf: ({ before }) => amountOf(before), align: 'right' },
  { title: 'After', valueOf: ({ after }) => amountOf(after), align: 'right' },
  { title: '', valueOf: changeOf, align: 'right', rank: 1 },
];

/** What changed between two days, one line for each amount; or as JSON, in USD per million tokens. */
export function renderPriceChanges(
  changes: readonly PriceChange[],
  { from, to }: DayRange,
  options: RenderOptions & { readonly asJson: boolean },
): string {
  if (options.asJson) return renderJson(changes, { from, to });
  if (changes.length === 0) return `No price changed between ${from} and ${to}.\n`;
  const colors = picocolors.createColors(options.hasColors);
  const lines = changes.flatMap(({ model, day, amounts }) =>
    amounts.map((amount) => ({ ...amount, day, model: model.written })),
  );
  const table = terminalTable(lines, COLUMNS, { ...options, colors });
  const foot = `USD per million tokens, from ${from} to ${to}.`;
  return `${table}\n\n${colors.dim(foot)}\n`;
}

function whatOf({ tokenClass, aboveInputTokens, hours }: Line): string {
  const tier =
    aboveInputTokens === undefined ? '' : ` above ${formatTokens(aboveInputTokens)} tokens`;
  return `${CLASS_WORDS[tokenClass]}${tier}${hours === 'off-peak' ? ', off-peak' : ''}`;
}

function amountOf(price: bigint | undefined): string {
  return price === undefined ? '–' : formatPrice(price);
}

function changeOf({ before, after }: Line): string {
  if (before === undefined || after === undefined || before === 0n) return '';
  const percent = Math.round((toUsd(after) / toUsd(before) - 1) * 100);
  return percent < 0 ? `−${-percent} %` : `+${percent} %`;
}

function renderJson(changes: readonly PriceChange[], range: DayRange): string {
  const rows = changes.map(({ model, day, amounts }) => ({
    model: model.written,
    day,
    amounts: amounts.map(({ before, after, ...amount }) => ({
      ...amount,
      ...(before !== undefined && { before: toUsd(before) }),
      ...(after !== undefined && { after: toUsd(after) }),
    })),
  }));
  const document = { version: 1, ...range, unit: 'USD per million tokens', changes: rows };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

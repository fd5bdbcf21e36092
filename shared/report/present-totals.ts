import { meanCostNanoUsd, meanInputTokens, meanOutputTokens, type Totals } from '../diff/totals.ts';
import { toUsd } from '../pricing/money.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { formatRatioDelta, ratioAdded } from './format-ratio.ts';
import { formatTokens, formatTokensDelta } from './format-tokens.ts';
import { formatUsd, formatUsdDelta } from './format-usd.ts';
import { say, type Words } from './words.ts';

/** The figures of one table row, for people. Words stand where a number would be a lie: `new`, `removed`, `–`. */
export type Figures = {
  readonly cost: string;
  readonly change: Words;
  readonly inputTokens: Words;
  readonly outputTokens: string;
  /** For colours and icons; `none` also where nothing can be compared. */
  readonly direction: 'up' | 'down' | 'none';
};

/** What stands where a figure is not known. */
export const UNKNOWN: string = '–';

/** Both sides of a suite or prompt as figures. */
export function presentTotals(baseline: Totals | undefined, head: Totals | undefined): Figures {
  if (!head) return presentGone(baseline);
  const mark = qualityMark(head.quality);
  const cost = usdOf(head);
  const before = baseline && usdOf(baseline);
  const [inputNow, outputNow] = [meanInputTokens(head), meanOutputTokens(head)];
  return {
    cost: cost === undefined ? UNKNOWN : mark + formatUsd(cost),
    change: baseline ? [presentChange(before, cost, mark)] : say`new`,
    inputTokens: [presentTokens(baseline && meanInputTokens(baseline), inputNow, mark)],
    outputTokens: presentTokens(baseline && meanOutputTokens(baseline), outputNow, ''),
    direction: directionOf(before ?? meanInput(baseline), before === undefined ? inputNow : cost),
  };
}

/** A change of cost: `+$0.0041 (+18.2 %)`. */
export function presentChange(
  before: number | undefined,
  after: number | undefined,
  mark: string,
): string {
  if (before === undefined || after === undefined) return UNKNOWN;
  if (before === after) return '±$0';
  const ratio = ratioAdded(before, after);
  const added = mark + formatUsdDelta(after - before);
  return ratio === undefined ? added : `${added} (${formatRatioDelta(ratio)})`;
}

/** `~` before a figure that is not exact or recorded. */
export function qualityMark(quality: Quality): string {
  return quality === 'exact' || quality === 'recorded' ? '' : '~';
}

function presentGone(baseline: Totals | undefined): Figures {
  const cost = baseline && usdOf(baseline);
  return {
    cost: cost === undefined ? UNKNOWN : formatUsd(0),
    change: baseline ? say`removed` : say`not measured`,
    inputTokens: [UNKNOWN],
    outputTokens: UNKNOWN,
    direction: 'none',
  };
}

function presentTokens(
  before: number | undefined,
  after: number | undefined,
  mark: string,
): string {
  if (after === undefined) return UNKNOWN;
  const now = mark + formatTokens(after);
  if (before === undefined || before === after) return now;
  return `${now} (${formatTokensDelta(after - before)})`;
}

function usdOf(totals: Totals): number | undefined {
  const cost = meanCostNanoUsd(totals);
  return cost === undefined ? undefined : toUsd(cost);
}

function meanInput(totals: Totals | undefined): number | undefined {
  return totals && meanInputTokens(totals);
}

function directionOf(before: number | undefined, after: number | undefined): Figures['direction'] {
  if (before === undefined || after === undefined || before === after) return 'none';
  return after > before ? 'up' : 'down';
}

import type { ComparedBudget } from '../engine/compared-workspace.ts';
import { formatUsdLimit } from '../../shared/report/format-usd.ts';

/** Digits of an amount of money that are worth writing into a limit. */
const DIGITS = 3;

/** A limit that holds a value: rounded up, never below it. */
export function limitAbove(value: number, unit: ComparedBudget['unit']): number {
  if (value <= 0) return 0;
  if (unit === 'tokens') return Math.ceil(value);
  const step = 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1);
  // 0.3 / 0.1 is a little less than 3: what is a whole number of steps but for that stays what it is.
  return Math.ceil(value / step - 1e-9) * step;
}

/** A limit the way the one before was written: with its dollar sign, in its quotes. */
export function limitText(value: number, unit: ComparedBudget['unit'], before: string): string {
  const quote = /^["']/.exec(before)?.[0] ?? '';
  const sign = before.includes('$') ? '$' : '';
  const digits = unit === 'tokens' ? String(value) : formatUsdLimit(value).replaceAll(/[$,]/g, '');
  return `${quote}${sign}${digits}${quote}`;
}

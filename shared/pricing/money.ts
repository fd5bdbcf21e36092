/** US dollars in whole nano-dollars (1e-9 USD). Sums are exact; a call's cost is rounded half up to it once. */
export type NanoUsd = bigint;

/** Nano-dollars per million tokens: $2.50 per million is 2_500_000_000n. */
export type NanoUsdPerMTok = bigint;

const MTOK = 1_000_000n;
const NANO_DIGITS = 9;
const NANO = 10n ** BigInt(NANO_DIGITS);

const DECIMAL = /^(\d{1,30})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,2}))?$/i;

/** The cost of `tokens` at `price`, rounded half up to a whole nano-dollar. A mean (1234.5 tokens) is rounded first. */
export function costOfTokens(tokens: number, price: NanoUsdPerMTok): NanoUsd {
  return divideHalfUp(BigInt(Math.round(tokens)) * price, MTOK);
}

/**
 * A price in USD per million tokens as exact nano-dollars: 2.5 or '2.50' → 2_500_000_000n. A number counts as its
 * shortest decimal text (0.1 is 0.1, not 0.1000000000000000055…); digits after the ninth are rounded half up.
 * Absent when it is not a plain amount ≥ 0.
 */
export function parseUsdPerMTok(usd: number | string): NanoUsdPerMTok | undefined {
  return parseUsd(usd);
}

/** An amount in USD as exact nano-dollars; same reading as `parseUsdPerMTok`. */
export function parseUsd(usd: number | string): NanoUsd | undefined {
  const [, whole, fraction = '', exponent = '0'] = DECIMAL.exec(String(usd).trim()) ?? [];
  if (whole === undefined) return undefined;
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + NANO_DIGITS;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfUp(digits, 10n ** BigInt(-shift));
}

/** The nearest double, for renderers and JSON. Never add up what this returns. */
export function toUsd(amount: NanoUsd): number {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? -amount : amount;
  // Parsing the decimal text rounds once; dividing doubles would round twice.
  return Number(`${sign}${size / NANO}.${String(size % NANO).padStart(NANO_DIGITS, '0')}`);
}

/** `amount` for a number of calls; a fraction of a call is rounded half up. */
export function multiplyByCalls(amount: NanoUsd, calls: number): NanoUsd {
  return amount * BigInt(Math.round(calls));
}

export function sumNanoUsd(amounts: Iterable<NanoUsd>): NanoUsd {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Rounded half up to a whole nano-dollar; absent for no amounts. */
export function meanNanoUsd(amounts: readonly NanoUsd[]): NanoUsd | undefined {
  if (amounts.length === 0) return undefined;
  return divideHalfUp(sumNanoUsd(amounts), BigInt(amounts.length));
}

/** `amount` over `base` (0.1 is 10 %); absent when `base` is zero. */
export function ratioOf(amount: NanoUsd, base: NanoUsd): number | undefined {
  return base === 0n ? undefined : toUsd(amount) / toUsd(base);
}

/** Rounded to the nearest whole, halves up (towards +∞). `divisor` > 0. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * dividend + divisor;
  const quotient = doubled / (2n * divisor);
  // BigInt division cuts towards zero; half up needs the floor.
  return doubled < 0n && doubled % (2n * divisor) !== 0n ? quotient - 1n : quotient;
}

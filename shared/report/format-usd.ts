/**
 * US dollars for people: two significant digits below $1, cents below $1,000, whole dollars above. An amount that is
 * not zero never reads as zero.
 */
export function formatUsd(usd: number): string {
  if (usd < 0) return `−${formatUsd(-usd)}`;
  return `$${digitsOf(usd)}`;
}

/** A change of cost with its sign: `+$0.0041`, `−$12.50`, `±$0`. */
export function formatUsdDelta(usd: number): string {
  if (usd === 0) return '±$0';
  return usd > 0 ? `+${formatUsd(usd)}` : formatUsd(usd);
}

/** An amount that a person set: as exact as it was written. */
export function formatUsdLimit(usd: number): string {
  return `$${group(trimZeros(usd.toFixed(12)))}`;
}

/** Two amounts that differ, with as many digits as it takes to see it (a limit and the value over it). */
export function formatUsdApart(a: number, b: number): readonly [string, string] {
  const short = [formatUsd(a), formatUsd(b)] as const;
  if (a === b || short[0] !== short[1]) return short;
  for (let digits = 3; digits <= 15; digits += 1) {
    const [one, other] = [significant(a, digits), significant(b, digits)];
    if (one !== other) return [`$${one}`, `$${other}`];
  }
  return short;
}

function digitsOf(usd: number): string {
  if (usd === 0) return '0';
  if (usd < 0.995) return significant(usd, 2);
  const fractionDigits = usd < 999.995 ? 2 : 0;
  return group(usd.toFixed(fractionDigits));
}

/** Plain decimals, never an exponent. */
function significant(value: number, digits: number): string {
  const exponent = Math.floor(Math.log10(value));
  return group(value.toFixed(Math.min(100, Math.max(0, digits - 1 - exponent))));
}

function trimZeros(digits: string): string {
  return digits.replace(/\.?0+$/, '');
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

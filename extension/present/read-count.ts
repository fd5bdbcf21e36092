/** A count as people write it: `10000`, `10,000`, `10 000`, `1.5M`, `20k`. Absent when it is none. */
export function readCount(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)([kKmM]?)$/.exec(text.replaceAll(/[\s,_]/g, ''));
  if (!found) return undefined;
  const { 1: digits = '', 2: unit = '' } = found;
  const count = Math.round(Number(digits) * (FACTORS.get(unit.toLowerCase()) ?? 1));
  return Number.isSafeInteger(count) ? count : undefined;
}

const FACTORS: ReadonlyMap<string, number> = new Map([
  ['k', 1_000],
  ['m', 1_000_000],
]);

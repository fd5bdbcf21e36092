import { parseUsdPerMTok } from './money.ts';
import type { ClassPrices } from './price.ts';

/** Prices per million tokens in USD, as a person writes them. */
export type UsdPrices = {
  readonly input: number | string;
  readonly output: number | string;
  readonly cacheRead?: number | string | undefined;
  readonly cacheWrite5m?: number | string | undefined;
  readonly cacheWrite1h?: number | string | undefined;
};

/** Exact prices; absent when any that is given is not an amount: half a price list would be a wrong one. */
export function toClassPrices(usd: UsdPrices): ClassPrices | undefined {
  const input = parseUsdPerMTok(usd.input);
  const output = parseUsdPerMTok(usd.output);
  const given = {
    cacheRead: usd.cacheRead,
    cacheWrite5m: usd.cacheWrite5m,
    cacheWrite1h: usd.cacheWrite1h,
  };
  const others: { [tokenClass in keyof typeof given]?: bigint } = {};
  for (const tokenClass of ['cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const) {
    const price = given[tokenClass];
    if (price === undefined) continue;
    const parsed = parseUsdPerMTok(price);
    if (parsed === undefined) return undefined;
    others[tokenClass] = parsed;
  }
  return input === undefined || output === undefined ? undefined : { input, output, ...others };
}

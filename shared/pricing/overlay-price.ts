import { isSameModel } from './catalog/is-same-model.ts';
import type { OtherCurrency, OverlayRow, OverlayRule } from './overlay.ts';
import type { ClassPrices, Price } from './price.ts';
import { OVERLAYS } from './prices/index.ts';
import { toClassPrices } from './usd-prices.ts';

/** The overlay's row for a name on `day` (YYYY-MM-DD). */
export function findOverlayRow(
  provider: string,
  name: string,
  day: string,
): OverlayRow | undefined {
  return overlayOf(provider)?.rows.find(
    ({ names, since = '', until }) =>
      names.includes(name) && since <= day && (until === undefined || day < until),
  );
}

/** A listed row as a price; absent for rows that only point elsewhere. */
export function priceOfOverlayRow(
  row: OverlayRow,
  model: { readonly provider: string; readonly name: string },
): Price | undefined {
  if (row.price.kind !== 'listed') return undefined;
  const prices = toClassPrices(row.price.prices);
  if (!prices) return undefined;
  const tiers = (row.price.tiers ?? []).flatMap((tier) => {
    const tierPrices = toClassPrices(tier.prices);
    return tierPrices ? [{ aboveInputTokens: tier.aboveInputTokens, prices: tierPrices }] : [];
  });
  const listedOffPeak = row.price.offPeak;
  const offPeakPrices = listedOffPeak && toClassPrices(listedOffPeak.prices);
  return {
    model: model.name,
    provider: model.provider,
    prices,
    tiers,
    ...(listedOffPeak &&
      offPeakPrices && {
        offPeak: { prices: offPeakPrices, peakHoursUtc: listedOffPeak.peakHoursUtc },
      }),
    ...(row.caveats && { caveats: row.caveats }),
    source: 'overlay',
    sourceUrl: row.sourceUrl,
    asOf: row.checked,
  };
}

/** Adds what the overlay's rules say about a model: batch and flex ratios, cache rules, one-hour writes, caveats. */
export function applyOverlayRules(price: Price, seller: string, names: readonly string[]): Price {
  let completed = price;
  for (const rule of overlayOf(seller)?.rules ?? []) {
    if (names.some((name) => isAbout(rule, name))) completed = applyRule(completed, rule);
  }
  return completed;
}

/** The currency a seller publishes in, where it is not the dollar. */
export function otherCurrencyOf(seller: string): OtherCurrency | undefined {
  return overlayOf(seller)?.otherCurrency;
}

function overlayOf(provider: string): (typeof OVERLAYS)[number] | undefined {
  return OVERLAYS.find((overlay) => overlay.provider === provider);
}

function isAbout({ models = [], startsWith = [] }: OverlayRule, name: string): boolean {
  return (
    startsWith.some((start) => name.startsWith(start)) ||
    models.some((known) => name.startsWith(known) && isSameModel(known, name))
  );
}

function applyRule(price: Price, rule: OverlayRule): Price {
  const { batchRatio, flexRatio, cacheWrite1hRatio, cache, sourceUrl, checked } = rule;
  const withWrites =
    cacheWrite1hRatio === undefined ? price : withCacheWrite1h(price, cacheWrite1hRatio);
  return {
    ...withWrites,
    ...(batchRatio !== undefined && { batchRatio }),
    ...(flexRatio !== undefined && { flexRatio }),
    ...(rule.caveats && { caveats: [...new Set([...(price.caveats ?? []), ...rule.caveats])] }),
    // Rules of a cache whose use costs and saves nothing would only mislead.
    ...(cache &&
      price.prices.cacheRead !== undefined && { cache: { ...cache, sourceUrl, checked } }),
  };
}

function withCacheWrite1h(price: Price, ratio: number): Price {
  const complete = (prices: ClassPrices): ClassPrices =>
    prices.cacheWrite5m === undefined || prices.cacheWrite1h !== undefined
      ? prices
      : { ...prices, cacheWrite1h: prices.input * BigInt(ratio) };
  return {
    ...price,
    prices: complete(price.prices),
    tiers: price.tiers.map((tier) => ({ ...tier, prices: complete(tier.prices) })),
  };
}

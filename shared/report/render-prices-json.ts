import type { PriceLookup } from '../pricing/look-up-price.ts';
import { toUsd } from '../pricing/money.ts';
import type { ClassPrices, Price } from '../pricing/price.ts';

/** The same for machines: USD per million tokens, unrounded. */
export function renderPricesJson(lookups: readonly PriceLookup[], day: string): string {
  const models = lookups.map((lookup) => {
    const { written, provider, name } = lookup.model;
    const model = { written, ...(provider !== undefined && { provider }), name };
    if (lookup.kind === 'priced') return { model, price: priceJson(lookup.price) };
    const { reason, near, otherCurrency } = lookup;
    return { model, unpriced: { reason, near, ...(otherCurrency && { otherCurrency }) } };
  });
  const document = { version: 1, day, unit: 'USD per million tokens', models };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

type JsonPrices = { readonly [tokenClass in keyof ClassPrices]?: number };

function priceJson({ prices, tiers, offPeak, ...rest }: Price): {
  readonly prices: JsonPrices;
  readonly tiers: readonly { readonly aboveInputTokens: number; readonly prices: JsonPrices }[];
  readonly offPeak?: { readonly prices: JsonPrices };
} {
  return {
    ...rest,
    prices: classesJson(prices),
    tiers: tiers.map((tier) => ({ ...tier, prices: classesJson(tier.prices) })),
    ...(offPeak && { offPeak: { ...offPeak, prices: classesJson(offPeak.prices) } }),
  };
}

function classesJson(prices: ClassPrices): JsonPrices {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = prices;
  return {
    input: toUsd(input),
    output: toUsd(output),
    ...(cacheRead !== undefined && { cacheRead: toUsd(cacheRead) }),
    ...(cacheWrite5m !== undefined && { cacheWrite5m: toUsd(cacheWrite5m) }),
    ...(cacheWrite1h !== undefined && { cacheWrite1h: toUsd(cacheWrite1h) }),
  };
}

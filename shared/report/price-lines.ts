import type { PriceLookup } from '../pricing/look-up-price.ts';
import { type NanoUsdPerMTok, toUsd } from '../pricing/money.ts';
import type { ClassPrices, Price } from '../pricing/price.ts';
import { formatTokens } from './format-tokens.ts';
import { formatUsdLimit } from './format-usd.ts';

/** One line of the price table: a model's prices in one case. */
export type PriceLine = {
  /** As written; empty on the model's further lines. */
  readonly model: string;
  /** When these prices hold: `list`, `> 272,000 tokens`, `off-peak`, `batch`, `flex`. */
  readonly when: string;
  readonly amounts: { readonly [tokenClass in keyof ClassPrices]?: string };
};

/** A model's list prices and all others that can apply to a call. */
export function priceLines({
  model,
  price,
}: Extract<PriceLookup, { kind: 'priced' }>): readonly PriceLine[] {
  const [first, ...others] = casesOf(price).map(({ when, prices }) => ({
    model: '',
    when,
    amounts: amountsOf(prices),
  }));
  return first ? [{ ...first, model: model.written }, ...others] : [];
}

type Case = { readonly when: string; readonly prices: Partial<ClassPrices> };

function casesOf(price: Price): readonly Case[] {
  const { batchRatio, flexRatio, offPeak } = price;
  return [
    { when: offPeak ? 'peak' : 'list', prices: price.prices },
    ...(offPeak ? [{ when: 'off-peak', prices: offPeak.prices }] : []),
    ...price.tiers.map(({ aboveInputTokens, prices }) => ({
      when: `> ${formatTokens(aboveInputTokens)} tokens`,
      prices,
    })),
    ...(batchRatio === undefined ? [] : [{ when: 'batch', prices: scaled(price, batchRatio) }]),
    ...(flexRatio === undefined ? [] : [{ when: 'flex', prices: scaled(price, flexRatio) }]),
  ];
}

/** Input and output only: what a cache hit costs in a batch differs, and is not in our rows. */
function scaled({ prices }: Price, ratio: number): Partial<ClassPrices> {
  const [numerator, denominator] = [BigInt(Math.round(ratio * 1000)), 1000n];
  const times = (price: NanoUsdPerMTok): NanoUsdPerMTok => (price * numerator) / denominator;
  return { input: times(prices.input), output: times(prices.output) };
}

function amountsOf(prices: Partial<ClassPrices>): PriceLine['amounts'] {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = prices;
  return {
    ...(input !== undefined && { input: formatPrice(input) }),
    ...(output !== undefined && { output: formatPrice(output) }),
    ...(cacheRead !== undefined && { cacheRead: formatPrice(cacheRead) }),
    ...(cacheWrite5m !== undefined && { cacheWrite5m: formatPrice(cacheWrite5m) }),
    ...(cacheWrite1h !== undefined && { cacheWrite1h: formatPrice(cacheWrite1h) }),
  };
}

/** As exact as the seller writes it, with cents: `$2.50`, `$0.0028`. */
export function formatPrice(price: NanoUsdPerMTok): string {
  const text = formatUsdLimit(toUsd(price));
  return /\.\d$/.test(text) ? `${text}0` : text;
}

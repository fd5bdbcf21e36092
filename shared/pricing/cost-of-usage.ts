import { totalInputTokens, type Usage } from '../usage/usage.ts';
import { costOfTokens, sumNanoUsd, type NanoUsd, type NanoUsdPerMTok } from './money.ts';
import type { ClassPrices, Price, PriceTier } from './price.ts';

type TokenClass = keyof ClassPrices;

const INPUT_CLASSES = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;

/**
 * What a call costs. A part that cannot be known is left out and `missing` says which class lacks tokens or a price;
 * a total stands only where both parts do.
 */
export type Cost = {
  readonly inputNanoUsd?: NanoUsd;
  readonly outputNanoUsd?: NanoUsd;
  /** Always input plus output. */
  readonly totalNanoUsd?: NanoUsd;
  /** The tier that applied, by its `aboveInputTokens`; absent for the base prices. */
  readonly tierAboveInputTokens?: number;
  readonly missing: readonly TokenClass[];
};

/**
 * The cost of a call's usage.
 * - `list`: every input token at the uncached price, whatever the cache did: the figure gates compare.
 * - `cached`: each class at its own price, as the provider bills it.
 *
 * The tier is chosen by all input tokens together and holds for the whole call, output included.
 */
export function costOfUsage(usage: Usage, price: Price, mode: 'list' | 'cached'): Cost {
  const inputTokens = totalInputTokens(usage);
  const tier = inputTokens === undefined ? undefined : tierFor(price.tiers, inputTokens);
  const prices = tier?.prices ?? price.prices;
  const input = mode === 'list' ? listInput(inputTokens, prices) : cachedInput(usage, prices);
  // Without the input tokens the tier is unknown, and with it the price of the output.
  const isTierKnown = inputTokens !== undefined || price.tiers.length === 0;
  const output = isTierKnown ? partOf('output', usage.output, prices.output) : OUTPUT_MISSING;
  return {
    ...sumOfParts(input, output),
    ...(tier && { tierAboveInputTokens: tier.aboveInputTokens }),
  };
}

type Part = { readonly nanoUsd?: NanoUsd; readonly missing: readonly TokenClass[] };

const OUTPUT_MISSING: Part = { missing: ['output'] };

function sumOfParts(input: Part, output: Part): Cost {
  const inputNanoUsd = input.nanoUsd;
  const outputNanoUsd = output.nanoUsd;
  const isComplete = inputNanoUsd !== undefined && outputNanoUsd !== undefined;
  return {
    ...(inputNanoUsd !== undefined && { inputNanoUsd }),
    ...(outputNanoUsd !== undefined && { outputNanoUsd }),
    ...(isComplete && { totalNanoUsd: inputNanoUsd + outputNanoUsd }),
    missing: [...input.missing, ...output.missing],
  };
}

function tierFor(tiers: readonly PriceTier[], inputTokens: number): PriceTier | undefined {
  return tiers.findLast(({ aboveInputTokens }) => inputTokens > aboveInputTokens);
}

function listInput(inputTokens: number | undefined, prices: ClassPrices): Part {
  return partOf('input', inputTokens, prices.input);
}

function cachedInput(usage: Usage, prices: ClassPrices): Part {
  const parts = INPUT_CLASSES.map((tokenClass) => {
    // Only the uncached class has to be known; a provider without a cache reports no other.
    const tokens = tokenClass === 'input' ? usage.input : (usage[tokenClass] ?? 0);
    return partOf(tokenClass, tokens, prices[tokenClass]);
  });
  const missing = parts.flatMap((part) => part.missing);
  if (missing.length > 0) return { missing };
  return { nanoUsd: sumNanoUsd(parts.map(({ nanoUsd = 0n }) => nanoUsd)), missing };
}

/** No tokens cost nothing, whether or not their class has a price. */
function partOf(
  tokenClass: TokenClass,
  tokens: number | undefined,
  price: NanoUsdPerMTok | undefined,
): Part {
  if (tokens === 0) return { nanoUsd: 0n, missing: [] };
  if (tokens === undefined || price === undefined) return { missing: [tokenClass] };
  return { nanoUsd: costOfTokens(tokens, price), missing: [] };
}

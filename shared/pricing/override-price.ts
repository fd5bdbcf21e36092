import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import type { PriceOverride } from './price-override.ts';
import type { Price } from './price.ts';
import { toClassPrices } from './usd-prices.ts';

/**
 * The override that names the model most exactly: as written, then with provider, then by name alone. Of two equals
 * the later one, as in any configuration.
 */
export function findOverride(
  overrides: readonly PriceOverride[],
  model: ModelId,
): PriceOverride | undefined {
  let best: { override: PriceOverride; rank: number } | undefined;
  for (const override of overrides) {
    const rank = rankOf(override, model);
    if (rank > 0 && rank >= (best?.rank ?? 0)) best = { override, rank };
  }
  return best?.override;
}

function rankOf(override: PriceOverride, model: ModelId): number {
  const named = parseModelId(override.model);
  if (named.written.trim().toLowerCase() === model.written.slice(0, 300).trim().toLowerCase()) {
    return 3;
  }
  if (named.name !== model.name) return 0;
  if (named.provider === undefined) return 1;
  return named.provider === model.provider ? 2 : 0;
}

/** Absent when an amount is not one (the configuration's check names it); never the catalog's price instead. */
export function priceOfOverride(
  override: PriceOverride,
  model: ModelId,
  day: string,
): Price | undefined {
  const prices = toClassPrices({
    input: override.inputPerMTok,
    output: override.outputPerMTok,
    cacheRead: override.cacheReadPerMTok,
    cacheWrite5m: override.cacheWrite5mPerMTok,
    cacheWrite1h: override.cacheWrite1hPerMTok,
  });
  return (
    prices && {
      model: override.model,
      provider: parseModelId(override.model).provider ?? model.provider ?? 'config',
      prices,
      tiers: [],
      source: 'config',
      asOf: day,
    }
  );
}

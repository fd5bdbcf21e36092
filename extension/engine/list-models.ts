import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { knownModels } from '../../shared/pricing/known-models.ts';
import type { PriceTable } from '../../shared/pricing/price-table.ts';
import { OVERLAYS } from '../../shared/pricing/prices/index.ts';

/** Names that have a price as they stand, without a seller before them; sorted, each once. */
export function listModels(prices: PriceTable): readonly string[] {
  const names = new Set(OVERLAYS.flatMap(({ provider }) => knownModels(provider)));
  return [...names].filter((name) => prices.find(parseModelId(name)) !== undefined).toSorted();
}

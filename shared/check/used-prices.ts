import type { SuiteDelta } from '../diff/suite-delta.ts';
import type { ModelId } from '../model/model-id.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import type { UsedPrice } from './report.ts';

/** The price row behind every model that was measured, by name. */
export function usedPrices(
  suites: readonly SuiteDelta[],
  prices: PriceTable,
): readonly UsedPrice[] {
  const models = new Map<string, ModelId>();
  for (const delta of suites.flatMap(({ cases }) => cases)) {
    const sides = [
      ...('baseline' in delta ? [delta.baseline] : []),
      ...('head' in delta ? [delta.head] : []),
    ];
    for (const { model } of sides) if (model) models.set(model.written, model);
  }
  return [...models.values()]
    .flatMap((model) => {
      const price = prices.find(model);
      if (!price) return [];
      const { provider, source, asOf } = price;
      return [{ model: model.written, row: price.model, provider, source, asOf }];
    })
    .toSorted((a, b) => (a.model < b.model ? -1 : 1));
}

import type { ModelId } from '../model/model-id.ts';
import { inferProvider } from './infer-provider.ts';
import { nearModels } from './near-models.ts';
import type { OtherCurrency } from './overlay.ts';
import { otherCurrencyOf } from './overlay-price.ts';
import type { PriceTable } from './price-table.ts';
import type { Price } from './price.ts';

/**
 * A price, or why there is none:
 * - `other-currency`: the seller publishes no dollars;
 * - `no-seller`: the name alone does not say who sells it, and several might;
 * - `unknown`: neither our rows nor the catalog list exactly this model.
 */
export type PriceLookup =
  | { readonly kind: 'priced'; readonly model: ModelId; readonly price: Price }
  | {
      readonly kind: 'unpriced';
      readonly model: ModelId;
      readonly reason: 'other-currency' | 'no-seller' | 'unknown';
      readonly otherCurrency?: OtherCurrency;
      /** Names with a price that look alike; never used as one. */
      readonly near: readonly string[];
    };

/** Looks a model's price up; where there is none, says why. */
export function lookUpPrice(model: ModelId, prices: PriceTable): PriceLookup {
  const price = prices.find(model);
  if (price) return { kind: 'priced', model, price };
  const seller = model.provider ?? inferProvider(model.name);
  const otherCurrency = seller === undefined ? undefined : otherCurrencyOf(seller);
  if (otherCurrency) {
    return { kind: 'unpriced', model, reason: 'other-currency', otherCurrency, near: [] };
  }
  const reason = seller === undefined ? 'no-seller' : 'unknown';
  return { kind: 'unpriced', model, reason, near: nearModels(model, prices) };
}

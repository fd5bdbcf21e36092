import { modelBaseName } from '../model/model-base-name.ts';
import type { ModelId } from '../model/model-id.ts';
import { candidateNames } from './candidate-names.ts';
import { CATALOG_AS_OF } from './catalog/catalog-version.ts';
import { findCatalogRow } from './catalog/find-catalog-row.ts';
import { priceOfCatalogRow } from './catalog/price-of-catalog-row.ts';
import { inferProvider } from './infer-provider.ts';
import { applyOverlayRules, findOverlayRow, priceOfOverlayRow } from './overlay-price.ts';
import { findOverride, priceOfOverride } from './override-price.ts';
import type { PriceOverride } from './price-override.ts';
import type { Price } from './price.ts';

export type PriceTable = {
  /** The day (YYYY-MM-DD) the catalog was published. */
  readonly asOf: string;
  /**
   * The list price of a model: from the configuration, else from our dated overlay, else from the catalog. Absent when
   * none of them knows exactly this model; there is no default and no nearest match.
   */
  readonly find: (model: ModelId) => Price | undefined;
};

/** Enough for any repository; hostile recordings with a new name per line must not fill the memory. */
const MAX_REMEMBERED = 10_000;

/** The prices in force at a moment; `find` gives the same answer at every hour of that day (UTC). */
export function createPriceTable(options: {
  readonly at: Date;
  readonly overrides: readonly PriceOverride[];
}): PriceTable {
  const day = options.at.toISOString().slice(0, 10);
  const remembered = new Map<string, Price | undefined>();
  return {
    asOf: CATALOG_AS_OF,
    find(model) {
      const key = JSON.stringify([model.provider, model.name, model.written.slice(0, 300)]);
      if (remembered.has(key)) return remembered.get(key);
      const override = findOverride(options.overrides, model);
      const price = override ? priceOfOverride(override, model, day) : publicPrice(model, day);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, price);
      return price;
    },
  };
}

function publicPrice(model: ModelId, day: string): Price | undefined {
  const seller = model.provider ?? inferProvider(model.name);
  if (seller === undefined) return undefined;
  const names = candidateNames(model.name);
  const price = overlayPrice(seller, names, day) ?? catalogPrice(seller, names, day);
  return price === 'not-sold' || price === undefined ? undefined : completed(price, seller, model);
}

function overlayPrice(
  seller: string,
  names: readonly string[],
  day: string,
): Price | 'not-sold' | undefined {
  for (const name of names) {
    const row = findOverlayRow(seller, name, day);
    if (row?.price.kind === 'not-sold') return 'not-sold';
    if (row?.price.kind === 'listed') return priceOfOverlayRow(row, { provider: seller, name });
    const same = row && catalogPrice(seller, [row.price.name], day);
    if (same) return { ...same, ...(row.caveats && { caveats: row.caveats }) };
  }
  return undefined;
}

function catalogPrice(seller: string, names: readonly string[], day: string): Price | undefined {
  for (const name of names) {
    const row = findCatalogRow(seller, name);
    if (row) return priceOfCatalogRow(row, day);
  }
  return undefined;
}

function completed(price: Price, seller: string, model: ModelId): Price {
  // A fine-tune has its own prices; its base model's batch and cache terms need not hold.
  const isFineTune = model.name.startsWith('ft:');
  const names = isFineTune ? [] : candidateNames(modelBaseName(model));
  const complete = applyOverlayRules(price, seller, names);
  const { caveats = [] } = complete;
  if (!model.name.endsWith('-latest') || caveats.includes('moving-alias')) return complete;
  return { ...complete, caveats: [...caveats, 'moving-alias'] };
}

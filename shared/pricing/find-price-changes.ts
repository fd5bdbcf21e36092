import { findProvider } from '@pydantic/genai-prices';

import type { ModelId } from '../model/model-id.ts';
import { inferProvider } from './infer-provider.ts';
import type { NanoUsdPerMTok } from './money.ts';
import type { PriceOverride } from './price-override.ts';
import { createPriceTable, type PriceTable } from './price-table.ts';
import type { ClassPrices, Price } from './price.ts';
import { OVERLAYS } from './prices/index.ts';

/** One amount that differs; absent on the side that does not list it. */
export type ChangedAmount = {
  /** For the whole request above so many input tokens; absent for the base prices. */
  readonly aboveInputTokens?: number;
  readonly hours: 'list' | 'off-peak';
  readonly tokenClass: keyof ClassPrices;
  readonly before?: NanoUsdPerMTok;
  readonly after?: NanoUsdPerMTok;
};

export type PriceChange = {
  readonly model: ModelId;
  /** The first day (YYYY-MM-DD) of the new prices. */
  readonly day: string;
  readonly amounts: readonly ChangedAmount[];
};

export type DayRange = { readonly from: string; readonly to: string };

/** What changed after `from` up to and including `to`, by the days prices begin; a model's changes in order. */
export function findPriceChanges(
  models: readonly ModelId[],
  { from, to }: DayRange,
  overrides: readonly PriceOverride[],
): readonly PriceChange[] {
  const tables = new Map<string, PriceTable>();
  const priceOn = (model: ModelId, day: string): Price | undefined => {
    const table =
      tables.get(day) ?? createPriceTable({ at: new Date(`${day}T12:00:00Z`), overrides });
    tables.set(day, table);
    return table.find(model);
  };
  return models.flatMap((model) => {
    const changes: PriceChange[] = [];
    let before = priceOn(model, from);
    for (const day of effectiveDays(model, { from, to })) {
      const after = priceOn(model, day);
      const amounts = changedAmounts(before, after);
      if (amounts.length > 0) changes.push({ model, day, amounts });
      before = after;
    }
    return changes;
  });
}

/** The days on which a seller's rows begin or end; catalog rows that another seller's are sold by count too. */
function effectiveDays(model: ModelId, { from, to }: DayRange): readonly string[] {
  const seller = model.provider ?? inferProvider(model.name);
  const overlay = OVERLAYS.find(({ provider }) => provider === seller);
  const days = overlay?.rows.flatMap(({ since, until }) => [since, until]) ?? [];
  const listed = seller === undefined ? [] : catalogDays(seller);
  const inside = [...days, ...listed].flatMap((day) =>
    day !== undefined && from < day && day <= to ? [day] : [],
  );
  return [...new Set(inside)].toSorted();
}

function catalogDays(seller: string): readonly string[] {
  const provider = findProvider({ providerId: seller });
  if (provider?.id !== seller) return [];
  const own = provider.models.flatMap(({ prices }) => {
    if (!Array.isArray(prices)) return [];
    return prices.flatMap(({ constraint }) =>
      constraint?.type === 'start_date' ? [constraint.start_date] : [],
    );
  });
  const resold = provider.fallback_model_providers ?? [];
  return [...own, ...resold.filter((id) => id !== seller).flatMap(catalogDays)];
}

const TOKEN_CLASSES = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;

type Amount = Omit<ChangedAmount, 'before' | 'after'> & { readonly price: NanoUsdPerMTok };

function changedAmounts(
  before: Price | undefined,
  after: Price | undefined,
): readonly ChangedAmount[] {
  const [old, current] = [amountsOf(before), amountsOf(after)];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), current.get(key)];
    const shown = is ?? was;
    if (!shown || was?.price === is?.price) return [];
    const { price: _, ...amount } = shown;
    return [{ ...amount, ...(was && { before: was.price }), ...(is && { after: is.price }) }];
  });
}

function amountsOf(price: Price | undefined): ReadonlyMap<string, Amount> {
  if (!price) return new Map();
  const amounts = [
    ...classAmounts(price.prices, { hours: 'list' }),
    ...(price.offPeak ? classAmounts(price.offPeak.prices, { hours: 'off-peak' }) : []),
    ...price.tiers.flatMap(({ aboveInputTokens, prices }) =>
      classAmounts(prices, { hours: 'list', aboveInputTokens }),
    ),
  ];
  return new Map(
    amounts.map((amount) => [
      `${amount.hours} ${amount.aboveInputTokens ?? 0} ${amount.tokenClass}`,
      amount,
    ]),
  );
}

function classAmounts(
  prices: ClassPrices,
  where: Pick<Amount, 'hours' | 'aboveInputTokens'>,
): readonly Amount[] {
  return TOKEN_CLASSES.flatMap((tokenClass) => {
    const price = prices[tokenClass];
    return price === undefined ? [] : [{ ...where, tokenClass, price }];
  });
}

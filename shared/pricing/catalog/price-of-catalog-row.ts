import type { ConditionalPrice, ModelInfo, ModelPrice } from '@pydantic/genai-prices';

import { parseUsdPerMTok, type NanoUsdPerMTok } from '../money.ts';
import type { ClassPrices, HoursUtc, Price, PriceTier } from '../price.ts';
import { CATALOG_AS_OF } from './catalog-version.ts';
import type { CatalogRow } from './find-catalog-row.ts';

/** Rows whose models return vectors or ranks: they have no output tokens to pay for. */
const WITHOUT_OUTPUT = /embed|rerank|voyage/;

type TimedRow = { readonly prices: ModelPrice; readonly hours?: HoursUtc };

/** A catalog row as our own price on `day` (YYYY-MM-DD); absent when the row lists no token prices for that day. */
export function priceOfCatalogRow(row: CatalogRow, day: string): Price | undefined {
  const timed = rowsInForce(row.model, day)
    .map(({ prices, hours }) => ({ listed: listedPrices(prices, row.model.id), hours }))
    .flatMap(({ listed, hours }) => (listed ? [{ ...listed, ...(hours && { hours }) }] : []));
  const [base] = timed;
  if (!base) return undefined;
  const dearest = timed.reduce((best, each) => (sumOf(each) > sumOf(best) ? each : best), base);
  const cheapest = timed.reduce((best, each) => (sumOf(each) < sumOf(best) ? each : best), base);
  const [sourceUrl] = row.provider.pricing_urls ?? [];
  const shared = {
    model: row.model.id,
    provider: row.provider.id,
    prices: dearest.prices,
    tiers: dearest.tiers,
    source: 'catalog',
    asOf: CATALOG_AS_OF,
    ...(sourceUrl !== undefined && { sourceUrl }),
  } as const;
  if (sumOf(dearest) === sumOf(cheapest)) return shared;
  const peakHoursUtc = timed.flatMap((each) =>
    each.hours && sumOf(each) === sumOf(dearest) ? [each.hours] : [],
  );
  const offPeak = { prices: cheapest.prices, ...(peakHoursUtc.length > 0 && { peakHoursUtc }) };
  return { ...shared, offPeak, caveats: ['hourly'] };
}

function sumOf({ prices }: { readonly prices: ClassPrices }): bigint {
  return prices.input + prices.output;
}

/** The all-day row first, then the rows of certain hours. Hours listed behind a dated row hold since that day. */
function rowsInForce(model: ModelInfo, day: string): readonly TimedRow[] {
  if (!Array.isArray(model.prices)) return [{ prices: model.prices }];
  let allDay: TimedRow | undefined;
  let hourly: TimedRow[] = [];
  let hasBegun = true;
  for (const { constraint, prices } of model.prices) {
    if (constraint?.type === 'time_of_date') {
      if (hasBegun) hourly.push({ prices, hours: hoursOf(constraint) });
      continue;
    }
    hasBegun = constraint === undefined || constraint.start_date <= day;
    if (!hasBegun) continue;
    allDay = { prices };
    hourly = [];
  }
  return allDay ? [allDay, ...hourly] : [];
}

type TimeOfDay = Extract<ConditionalPrice['constraint'], { type: 'time_of_date' }>;

function hoursOf({ start_time: from, end_time: until }: TimeOfDay): HoursUtc {
  return { from: from.slice(0, 5), until: until.slice(0, 5) };
}

function listedPrices(
  prices: ModelPrice,
  id: string,
): { prices: ClassPrices; tiers: readonly PriceTier[] } | undefined {
  const base = classPrices(prices, id, undefined);
  if (!base) return undefined;
  const tiers = tierStarts(prices).flatMap((aboveInputTokens) => {
    const tier = classPrices(prices, id, aboveInputTokens);
    return tier ? [{ aboveInputTokens, prices: tier }] : [];
  });
  return { prices: base, tiers };
}

function tierStarts(prices: ModelPrice): readonly number[] {
  const starts = Object.values(prices).flatMap((price) =>
    typeof price === 'object' ? price.tiers.map(({ start }) => start) : [],
  );
  return [...new Set(starts)].toSorted((a, b) => a - b);
}

function classPrices(
  prices: ModelPrice,
  id: string,
  aboveInputTokens: number | undefined,
): ClassPrices | undefined {
  const at = (key: string): NanoUsdPerMTok | undefined => priceAt(prices[key], aboveInputTokens);
  const input = at('input_mtok') ?? freePrice(prices, id);
  const output = at('output_mtok') ?? (WITHOUT_OUTPUT.test(id) ? 0n : freePrice(prices, id));
  if (input === undefined || output === undefined) return undefined;
  const cacheRead = at('cache_read_mtok');
  const cacheWrite5m = at('cache_write_mtok');
  const cacheWrite1h = at('cache_write_1h_mtok');
  return {
    input,
    output,
    ...(cacheRead !== undefined && { cacheRead }),
    ...(cacheWrite5m !== undefined && { cacheWrite5m }),
    ...(cacheWrite1h !== undefined && { cacheWrite1h }),
  };
}

/** Rows without any price mean "free" only where the model's own name says so; elsewhere they mean "not sold". */
function freePrice(prices: ModelPrice, id: string): NanoUsdPerMTok | undefined {
  return id.endsWith(':free') && Object.keys(prices).length === 0 ? 0n : undefined;
}

function priceAt(
  price: ModelPrice[string],
  aboveInputTokens: number | undefined,
): NanoUsdPerMTok | undefined {
  if (price === undefined || typeof price === 'number') {
    return price === undefined ? undefined : parseUsdPerMTok(price);
  }
  const reached = price.tiers
    .filter(({ start }) => aboveInputTokens !== undefined && start <= aboveInputTokens)
    .toSorted((a, b) => b.start - a.start);
  return parseUsdPerMTok(reached[0]?.price ?? price.base);
}

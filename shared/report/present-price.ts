import type { PriceLookup } from '../pricing/look-up-price.ts';
import { priceAgeDays, STALE_AFTER_DAYS } from '../pricing/price-age-days.ts';
import type { CacheRules, OffPeak, Price, PriceCaveat } from '../pricing/price.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { stripControl } from './strip-control.ts';

/** What a price stands on, and what to beware of, as sentences. */
export type PresentedPrice = {
  readonly facts: readonly string[];
  readonly warnings: readonly string[];
};

const SOURCES: { readonly [source in Price['source']]: string } = {
  catalog: 'catalog @pydantic/genai-prices',
  overlay: 'our own row',
  config: 'pricing.overrides of promptfare.yml',
};

const CAVEATS: { readonly [caveat in PriceCaveat]: string } = {
  converted: 'published in another currency; the dollars are a conversion at a rate of the source',
  'moving-alias':
    'the name means another model from time to time; the price is of what it meant last',
  retired: 'no longer served; the price is the last one listed',
  hourly: 'the price depends on the hour; estimates use the dearer one',
};

/** `day` is the one the prices were asked for (YYYY-MM-DD). */
export function presentPrice(price: Price, day: string): PresentedPrice {
  const { source, sourceUrl, asOf, caveats = [] } = price;
  const url = sourceUrl === undefined ? '' : `, ${sourceUrl}`;
  const row = `${stripControl(price.provider)}: row ${stripControl(price.model)}`;
  const age = priceAgeDays({ asOf }, new Date(`${day}T12:00:00Z`));
  return {
    facts: [
      `${row}, ${SOURCES[source]}, as of ${asOf}${url}`,
      ...(price.cache ? [presentCache(price.cache)] : []),
      ...(price.tiers.length > 0
        ? [
            'tiers: for the whole request once its input tokens, cached ones included, are more than the limit',
          ]
        : []),
      ...presentHours(price.offPeak),
    ],
    warnings: [
      ...caveats.map((caveat) => CAVEATS[caveat]),
      ...(age > STALE_AFTER_DAYS ? [`read ${plural(age, 'day')} before ${day}`] : []),
    ],
  };
}

function presentCache({
  kind,
  minPrefixTokens,
  ttlSeconds,
  longTtlSeconds,
  sourceUrl,
  checked,
}: CacheRules): string {
  const minimum =
    minPrefixTokens === undefined
      ? 'shortest prefix not published'
      : `prefixes from ${formatTokens(minPrefixTokens)} tokens`;
  const long =
    longTtlSeconds === undefined ? '' : `, or ${presentSeconds(longTtlSeconds)} if asked for`;
  const lifetime =
    ttlSeconds === undefined
      ? 'lifetime not published'
      : `kept for ${presentSeconds(ttlSeconds)} after the last use${long}`;
  const how = kind === 'automatic' ? 'automatic' : 'up to the breakpoints the caller marks';
  return `cache: ${how}, ${minimum}, ${lifetime} (${sourceUrl}, read ${checked})`;
}

function presentSeconds(seconds: number): string {
  return seconds % 3600 === 0 ? plural(seconds / 3600, 'hour') : plural(seconds / 60, 'minute');
}

function presentHours(offPeak: OffPeak | undefined): readonly string[] {
  if (!offPeak) return [];
  const hours = offPeak.peakHoursUtc?.map(({ from, until }) => `${from}–${until}`).join(', ');
  return [hours === undefined ? 'peak hours: not published' : `peak hours: ${hours} UTC`];
}

/** Why a model has no price, and what to do. */
export function presentUnpriced(lookup: Extract<PriceLookup, { kind: 'unpriced' }>): string {
  const { reason, otherCurrency, near } = lookup;
  const override = 'put a price under pricing.overrides in promptfare.yml';
  if (reason === 'other-currency') {
    const { code, sourceUrl } = otherCurrency ?? { code: 'another currency', sourceUrl: '' };
    return `no price: its seller publishes ${code} only (${sourceUrl}); ${override}, at your rate`;
  }
  const names =
    near.length === 0 ? '' : ` Names that look alike, not used as its price: ${near.join(', ')}.`;
  const why =
    reason === 'no-seller'
      ? 'no price: the name does not say who sells it; write provider/name, or'
      : 'no price: neither our rows nor the catalog list exactly this name;';
  return `${why} ${override}.${names}`;
}

import type { Report, UsedPrice } from '../check/report.ts';
import type { CalibrationSource } from '../tokenizer/calibrate.ts';
import { QUALITIES, type Quality } from '../tokenizer/quality.ts';
import { formatRatio } from './format-ratio.ts';
import { countWords } from './count-words.ts';
import { joinWords, listNames, name, quote, say, type Words } from './words.ts';

const QUALITY_WORDS: { readonly [quality in Quality]: (cases: Words) => Words } = {
  exact: (cases) => say`${cases} counted exactly`,
  recorded: (cases) => say`${cases} from recorded usage`,
  calibrated: (cases) => say`${cases} calibrated`,
  estimated: (cases) => say`${cases} estimated`,
  assumed: (cases) => say`${cases} assumed in part`,
};

const PRICE_SOURCES: { readonly [source in UsedPrice['source']]: Words } = {
  catalog: say`catalog`,
  overlay: say`overlay`,
  config: say`config`,
};

/** How the figures came about: what was compared, the quality of the figures, the prices, the traffic. */
export function presentMethod(report: Report): readonly Words[] {
  return [
    presentComparison(report),
    ...presentQuality(report),
    ...presentCalibrations(report),
    ...presentPrices(report),
    ...presentTraffic(report),
  ];
}

/** The two sides, the day of the prices. */
export function presentFooter({ comparison, prices }: Report): Words {
  const newest = prices
    .map(({ asOf }) => asOf)
    .toSorted()
    .at(-1);
  const pricesWords = newest === undefined ? say`no prices used` : say`prices as of ${newest}`;
  if (comparison.kind === 'no-baseline')
    return say`${headWords(comparison.headCommit)} · ${pricesWords}`;
  return say`Compared ${headWords(comparison.headCommit)} with ${shortCommit(comparison.baselineCommit)} · ${pricesWords} · list prices before discounts`;
}

function presentComparison({ comparison }: Report): Words {
  if (comparison.kind === 'no-baseline') return say`No baseline: ${quote(comparison.reason)}.`;
  const { baselineCommit, headCommit, how, behindCount } = comparison;
  const behind =
    behindCount === undefined || behindCount === 0
      ? ''
      : say`, ${countWords(behindCount, 'commit')} behind`;
  return say`Head ${headWords(headCommit)}; baseline ${shortCommit(baselineCommit)} (${quote(how)}${behind}).`;
}

function presentQuality({ suites }: Report): readonly Words[] {
  const counts = new Map<Quality, number>();
  for (const { cases } of suites) {
    for (const delta of cases) {
      if (!('head' in delta)) continue;
      counts.set(delta.head.quality, (counts.get(delta.head.quality) ?? 0) + 1);
    }
  }
  const words = QUALITIES.flatMap((quality) => {
    const count = counts.get(quality);
    return count === undefined ? [] : [QUALITY_WORDS[quality](countWords(count, 'case'))];
  });
  return words.length === 0
    ? []
    : [say`Figures: ${joinWords(words)}. A ~ marks what is not exact or recorded.`];
}

const CASE_WORDS = {
  recordings: 'recorded case',
  'verified-counts': 'verified count',
} as const satisfies { readonly [source in CalibrationSource]: string };

/** By what counts were multiplied, and what that stands on. */
export function presentCalibrations({
  calibrations,
}: Pick<Report, 'calibrations'>): readonly Words[] {
  return calibrations.map(
    ({ model, factor, errorBand, caseCount, source }) =>
      say`Counts of ${name(model)} are multiplied by ${factor.toFixed(3)} (±${formatRatio(errorBand)}), from ${countWords(caseCount, CASE_WORDS[source])}.`,
  );
}

const MAX_PRICES = 8;

function presentPrices({ prices }: Report): readonly Words[] {
  if (prices.length === 0) return [];
  const rows = prices.map(
    ({ model, provider, row, source, asOf }) =>
      say`${name(model)} by ${name(`${provider}/${row}`)} (${PRICE_SOURCES[source]}, ${asOf})`,
  );
  const shown = joinWords(rows.slice(0, MAX_PRICES), say`; `);
  const restCount = rows.length - MAX_PRICES;
  const all = restCount > 0 ? say`${shown} and ${String(restCount)} more` : shown;
  return [say`List prices, both sides by the same table: ${all}.`];
}

function presentTraffic({ suites }: Report): readonly Words[] {
  const traffic = suites.flatMap(({ suite }) =>
    suite.traffic ? [{ suite: suite.name, ...suite.traffic }] : [],
  );
  if (traffic.length === 0)
    return [say`Calls per month are not known; set traffic in the config to see costs per month.`];
  const assumed = traffic.filter(({ source }) => source === 'assumed').map(({ suite }) => suite);
  return assumed.length === 0 ? [] : [say`Calls per month are assumed for ${listNames(assumed)}.`];
}

function headWords(commit: string | undefined): Words {
  return commit === undefined ? say`the working tree` : [shortCommit(commit)];
}

function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

import { takeEvenly } from '../text/take-evenly.ts';
import type { Tokenizer } from './tokenizer.ts';

/** One request of a model: its tokens as we count them, and as the provider did. */
export type CalibrationCase = { readonly countedTokens: number; readonly recordedTokens: number };

/** How a provider's tokens follow from our count of them. */
export type Calibration = {
  /** The provider's tokens per counted token. */
  readonly factor: number;
  /** Nine pairs of requests in ten agree with the factor within this ratio (0.05 is ±5 %). */
  readonly errorBand: number;
  readonly caseCount: number;
};

/** What the provider's own figures of a calibration stand in: recordings of calls, or the committed file of verified counts. */
export const CALIBRATION_SOURCES = ['recordings', 'verified-counts'] as const;
export type CalibrationSource = (typeof CALIBRATION_SOURCES)[number];

const MIN_CASES = 5;
/** Two counts that differ by less say more about rounding than about the tokenizer. */
const MIN_TOKENS_APART = 10;
/** Together they keep the pairs of one model below 130,000. */
const MAX_GROUPS = 64;
const MAX_GROUP_CASES = 64;
/** No two tokenizers in use are further apart; beyond it something else of the requests was not recorded. */
const FACTOR_LIMITS = { low: 0.5, high: 2 } as const;

export type CaseGroups = readonly (readonly CalibrationCase[])[];
type Slope = { readonly factor: number; readonly weight: number };

/**
 * Fits the factor to groups of cases that share what is hidden from us (a system prompt, tools): pairs are compared
 * within a group only, so that a constant overhead, however large, never looks like a factor. Theil–Sen, the median of
 * all slopes, with the distance of a pair as its weight: a few wild cases do not move it. Undefined when fewer than
 * five cases of different sizes are there, or when no tokenizer could have made the result.
 */
export function calibrate(groups: CaseGroups): Calibration | undefined {
  const usable = limitCases(groups.filter((group) => group.length > 1));
  const caseCount = countSizes(usable);
  if (caseCount < MIN_CASES) return undefined;
  const slopes = usable.flatMap(slopesOf).toSorted((a, b) => a.factor - b.factor);
  const [low, factor, high] = [0.05, 0.5, 0.95].map((share) => quantile(slopes, share));
  if (low === undefined || factor === undefined || high === undefined) return undefined;
  if (factor < FACTOR_LIMITS.low || factor > FACTOR_LIMITS.high) return undefined;
  return { factor, errorBand: Math.max(high - factor, factor - low) / factor, caseCount };
}

/**
 * The calibration of an estimate; undefined for a tokenizer that is exact, and for cases that scatter more than the
 * measurements its error band comes from: they say nothing better.
 */
export function calibrateEstimate(
  { quality, errorBand = 0 }: Pick<Tokenizer, 'quality' | 'errorBand'>,
  casesOf: () => CaseGroups,
): Calibration | undefined {
  if (quality === 'exact') return undefined;
  const calibration = calibrate(casesOf());
  return calibration && calibration.errorBand <= errorBand ? calibration : undefined;
}

/** Cases of different sizes, group by group. */
function countSizes(groups: CaseGroups): number {
  let sizes = 0;
  for (const group of groups) {
    sizes += new Set(group.map(({ countedTokens }) => countedTokens)).size;
  }
  return sizes;
}

function limitCases(groups: CaseGroups): CaseGroups {
  return groups.slice(0, MAX_GROUPS).map((group) => takeEvenly(group, MAX_GROUP_CASES));
}

function slopesOf(group: readonly CalibrationCase[]): readonly Slope[] {
  return group.flatMap((one, index) =>
    group.slice(index + 1).flatMap((other) => {
      const apart = other.countedTokens - one.countedTokens;
      if (Math.abs(apart) < MIN_TOKENS_APART) return [];
      const factor = (other.recordedTokens - one.recordedTokens) / apart;
      return [{ factor, weight: Math.abs(apart) }];
    }),
  );
}

/** The factor below which `share` of all weight lies; undefined without slopes. */
function quantile(sorted: readonly Slope[], share: number): number | undefined {
  let total = 0;
  for (const { weight } of sorted) total += weight;
  let below = 0;
  for (const { factor, weight } of sorted) {
    below += weight;
    if (below >= total * share) return factor;
  }
  return undefined;
}

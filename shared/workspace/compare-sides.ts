import type { Approval } from '../budget/budget.ts';
import type { Caveat } from '../check/caveat.ts';
import { check, type CheckStage } from '../check/check.ts';
import { discoverSuites } from '../check/discover-suites.ts';
import { effectiveConfig } from '../check/effective-config.ts';
import { type LoadedSide, loadSide } from '../check/load-side.ts';
import type { NewFindings } from '../check/new-findings.ts';
import type { Comparison, Report } from '../check/report.ts';
import { createSideCache, type SideCache } from '../check/side-cache.ts';
import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { STALE_AFTER_DAYS } from '../pricing/price-age-days.ts';
import { createPriceTable, type PriceTable } from '../pricing/price-table.ts';
import type { FileReader } from '../text/files.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import { VERIFIED_COUNTS_PATH, type VerifiedCounts } from '../tokenizer/verified-counts.ts';
import { findNewFindings } from './find-new-findings.ts';
import { onlySuites } from './only-suites.ts';
import { readVerifiedCounts } from './read-verified-counts.ts';
import { readConfig, type ReadConfig, requireConfig } from './read-config.ts';

/** Two states of one workspace. */
export type Sides = {
  readonly comparison: Comparison;
  /** Absent when there is nothing to compare with. */
  readonly baseline?: FileReader;
  readonly head: FileReader;
  /** Files that were moved: head path → baseline path. */
  readonly renames: ReadonlyMap<string, string>;
};

export type CompareRequest = {
  /** Relative to the workspace. */
  readonly configPath: string;
  readonly approvals: readonly Approval[];
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
  /** Which suites are measured, by name; all of them when left out. Budgets stay as they are: the rest is merged later. */
  readonly hasSuite?: (name: string) => boolean;
  /** The only suites that the report is about. */
  readonly onlySuites?: readonly string[];
  /** Whether the report also lists the waste that the change adds. */
  readonly lintsChange?: boolean;
  /** Kept by callers that compare often: what was read of unchanged files is not read again. */
  readonly cache?: SideCache;
  /** Told when a stage begins: for progress and timings. */
  readonly onStage?: (stage: CompareStage) => void;
};

export type CompareStage = 'config' | 'baseline' | 'head' | CheckStage;

/** Measures both sides, and judges the change by the baseline's rules. */
export async function compareSides(sides: Sides, request: CompareRequest): Promise<Report> {
  const { configPath, onStage, now, approvals, loadVocabulary } = request;
  onStage?.('config');
  const rules = await readRules(sides, configPath);
  const part = onlySuites(rules.config, request.onlySuites, configPath);
  const suites = part.config.suites.filter(({ name }) => request.hasSuite?.(name) ?? true);
  const config = { ...part.config, suites };
  const cache = request.cache ?? createSideCache();
  const load = (files: FileReader): Promise<LoadedSide> =>
    loadSide(files, config.suites, { cache, exclude: config.exclude });
  onStage?.('baseline');
  const baseline = sides.baseline && (await load(sides.baseline));
  const verified = await readBaselineCounts(sides.baseline);
  onStage?.('head');
  const head = await load(sides.head);
  const prices = createPriceTable({ at: now, overrides: config.pricing.overrides });
  const findings = await lintChange(sides, request, { ...(baseline && { baseline }), head, rules });
  return check({
    comparison: sides.comparison,
    config,
    headModels: rules.headModels,
    ...(baseline && { baseline }),
    head,
    renames: sides.renames,
    prices,
    loadVocabulary,
    verifiedCounts: verified.counts,
    approvals,
    today: now.toISOString().slice(0, 10),
    caveats: [...rules.caveats, ...priceCaveats(prices, now)],
    problems: [...rules.problems, ...part.problems, ...verified.problems],
    ...(findings && { findings }),
    ...(onStage && { onStage }),
  });
}

type Rules = {
  readonly config: Config;
  readonly headModels: ReadonlyMap<string, string>;
  readonly caveats: readonly Caveat[];
  readonly problems: readonly Problem[];
};

/** Nothing is new where there is nothing to compare with. */
async function lintChange(
  sides: Sides,
  { lintsChange, now, loadVocabulary }: CompareRequest,
  {
    baseline,
    head,
    rules,
  }: { readonly baseline?: LoadedSide; readonly head: LoadedSide; readonly rules: Rules },
): Promise<NewFindings | undefined> {
  if (!lintsChange || !sides.baseline || !baseline) return undefined;
  return findNewFindings({
    baseline: { files: sides.baseline, loaded: baseline },
    head: { files: sides.head, loaded: head },
    renames: sides.renames,
    // Models and traffic are those of all suites, whichever are measured here.
    config: rules.config,
    now,
    loadVocabulary,
  });
}

/** The rules of both sides together; without a config, what a first config would say. */
async function readRules({ baseline, head }: Sides, configPath: string): Promise<Rules> {
  const headRead = await readConfig(head, configPath);
  const baselineRead = baseline && (await readConfig(baseline, configPath));
  const headConfig =
    requireConfig(headRead) ?? baselineRead?.config ?? (await discoveredConfig(head));
  const { config, changes } = effectiveConfig(baselineRead?.config, headConfig);
  const removed =
    baselineRead?.config && !headRead.exists
      ? [{ what: 'config', name: configPath, kind: 'removed' } as const]
      : [];
  const allChanges = [...removed, ...changes];
  return {
    config,
    headModels: new Map(
      headConfig.suites.flatMap(({ name, model }) =>
        model === undefined ? [] : [[name, model] as const],
      ),
    ),
    caveats: allChanges.length > 0 ? [{ kind: 'config-changed', changes: allChanges }] : [],
    problems: [...headRead.problems, ...unreadableBaseline(baselineRead)],
  };
}

/** A baseline config that cannot be read holds no limits; the head's stand in, and the report says so. */
function unreadableBaseline(read: ReadConfig | undefined): readonly Problem[] {
  if (!read || read.config || !read.exists) return [];
  return read.problems.map((problem) => ({
    ...problem,
    message: sentence`on the baseline: ${problem.message}`,
  }));
}

/** The head's file is never read: a change must not bring what its own figures are multiplied by. */
async function readBaselineCounts(baseline: FileReader | undefined): Promise<{
  readonly counts: VerifiedCounts;
  readonly problems: readonly Problem[];
}> {
  if (!baseline) return { counts: new Map(), problems: [] };
  const read = await readVerifiedCounts(baseline);
  if (read.kind === 'read') return { counts: read.counts, problems: [] };
  const message = sentence`on the baseline: ${read.reason}`;
  const problem: Problem = { severity: 'warning', path: VERIFIED_COUNTS_PATH, message };
  return { counts: new Map(), problems: [problem] };
}

async function discoveredConfig(files: FileReader): Promise<Config> {
  const { suites } = await discoverSuites(files);
  return { ...defaultConfig(), suites };
}

function priceCaveats({ asOf }: PriceTable, now: Date): readonly Caveat[] {
  const ageDays = Math.floor((now.getTime() - Date.parse(asOf)) / 86_400_000);
  return ageDays > STALE_AFTER_DAYS ? [{ kind: 'old-prices', asOf, ageDays }] : [];
}

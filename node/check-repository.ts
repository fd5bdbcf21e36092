import type { Approval } from '../shared/budget/budget.ts';
import type { Caveat } from '../shared/check/caveat.ts';
import { check, type CheckStage } from '../shared/check/check.ts';
import { discoverSuites } from '../shared/check/discover-suites.ts';
import { effectiveConfig } from '../shared/check/effective-config.ts';
import { type LoadedSide, loadSide } from '../shared/check/load-side.ts';
import type { Comparison, Report } from '../shared/check/report.ts';
import { createSideCache } from '../shared/check/side-cache.ts';
import type { Config } from '../shared/config/config.ts';
import { defaultConfig } from '../shared/config/default-config.ts';
import { STALE_AFTER_DAYS } from '../shared/pricing/price-age-days.ts';
import { createPriceTable, type PriceTable } from '../shared/pricing/price-table.ts';
import type { FileReader } from '../shared/text/files.ts';
import type { Problem } from '../shared/text/problem.ts';
import { openWorkspaceFiles } from './files/workspace-files.ts';
import type { BaseChoice, GitEvent } from './git/base-choice.ts';
import { type CommitFiles, openCommitFiles } from './git/commit-files.ts';
import { findRenames } from './git/find-renames.ts';
import type { GitFolder } from './git/git-command.ts';
import { selectBase } from './git/select-base.ts';
import { readConfig, type ReadConfig, requireConfig } from './read-config.ts';
import { loadVocabulary } from './vocabulary/load-vocabulary.ts';

export type RepositoryCheck = {
  readonly folder: GitFolder;
  /** Relative to the folder. */
  readonly configPath: string;
  /** A commit to compare with, whatever the event says. */
  readonly baseRef?: string;
  readonly event?: GitEvent;
  readonly approvals: readonly Approval[];
  readonly now: Date;
  /** Which suites are measured, by name; all of them when left out. */
  readonly hasSuite?: (name: string) => boolean;
  /** Told when a stage begins: for progress and timings. */
  readonly onStage?: (stage: RepositoryStage) => void;
};

export type RepositoryStage = 'base' | 'config' | 'baseline' | 'head' | CheckStage;

/** Compares a repository's head with its base, both read from git without a checkout, and judges the change. */
export async function checkRepository(request: RepositoryCheck): Promise<Report> {
  const { folder, configPath, baseRef, event, onStage } = request;
  onStage?.('base');
  const workspaceFiles = openWorkspaceFiles(folder.root, folder);
  const workspaceConfig = await readConfig(workspaceFiles, configPath);
  const baselineRef = workspaceConfig.config?.baseline.ref;
  const choice = await selectBase({
    ...folder,
    ...(baseRef !== undefined && { explicitRef: baseRef }),
    ...(baselineRef !== undefined && baselineRef !== 'auto' && { baselineRef }),
    ...(event && { event }),
  });
  const opened: CommitFiles[] = [];
  const openCommit = async (commit: string): Promise<CommitFiles> => {
    const files = await openCommitFiles(folder, commit);
    opened.push(files);
    return files;
  };
  try {
    const baseline = choice.kind === 'pair' ? await openCommit(choice.baseSha) : undefined;
    const head = choice.head.kind === 'commit' ? await openCommit(choice.head.sha) : workspaceFiles;
    return await compareSides({ choice, head, ...(baseline && { baseline }) }, request);
  } finally {
    await Promise.all(opened.map((files) => files.close()));
  }
}

type SideFiles = {
  readonly choice: BaseChoice;
  readonly baseline?: FileReader;
  readonly head: FileReader;
};

async function compareSides(sides: SideFiles, request: RepositoryCheck): Promise<Report> {
  const { folder, configPath, onStage, now, approvals } = request;
  const { choice } = sides;
  onStage?.('config');
  const rules = await readRules(sides, configPath);
  const suites = rules.config.suites.filter(({ name }) => request.hasSuite?.(name) ?? true);
  const config = { ...rules.config, suites };
  const cache = createSideCache();
  const load = (files: FileReader): Promise<LoadedSide> =>
    loadSide(files, config.suites, { cache, exclude: config.exclude });
  onStage?.('baseline');
  const baseline = sides.baseline && (await load(sides.baseline));
  onStage?.('head');
  const head = await load(sides.head);
  const prices = createPriceTable({ at: now, overrides: config.pricing.overrides });
  return check({
    comparison: comparisonOf(choice),
    config,
    headModels: rules.headModels,
    ...(baseline && { baseline }),
    head,
    renames:
      choice.kind === 'pair' ? await findRenames(folder, choice.baseSha, choice.head) : new Map(),
    prices,
    loadVocabulary,
    approvals,
    today: now.toISOString().slice(0, 10),
    caveats: [...rules.caveats, ...priceCaveats(prices, now)],
    problems: rules.problems,
    ...(onStage && { onStage }),
  });
}

type Rules = {
  readonly config: Config;
  readonly headModels: ReadonlyMap<string, string>;
  readonly caveats: readonly Caveat[];
  readonly problems: readonly Problem[];
};

/** The rules of both sides together; without a config, what a first config would say. */
async function readRules({ baseline, head }: SideFiles, configPath: string): Promise<Rules> {
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
    message: `on the baseline: ${problem.message}`,
  }));
}

async function discoveredConfig(files: FileReader): Promise<Config> {
  const { suites } = await discoverSuites(files);
  return { ...defaultConfig(), suites };
}

function priceCaveats({ asOf }: PriceTable, now: Date): readonly Caveat[] {
  const ageDays = Math.floor((now.getTime() - Date.parse(asOf)) / 86_400_000);
  return ageDays > STALE_AFTER_DAYS ? [{ kind: 'old-prices', asOf, ageDays }] : [];
}

function comparisonOf(choice: BaseChoice): Comparison {
  const headCommit = choice.head.kind === 'commit' ? choice.head.sha : undefined;
  if (choice.kind === 'none') return { kind: 'no-baseline', headCommit, reason: choice.reason };
  const { baseSha, how, behind } = choice;
  return {
    kind: 'compared',
    baselineCommit: baseSha,
    headCommit,
    how,
    ...(behind !== undefined && { behindCount: behind }),
  };
}

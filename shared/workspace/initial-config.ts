import { check } from '../check/check.ts';
import { discoverSuites } from '../check/discover-suites.ts';
import { loadSide } from '../check/load-side.ts';
import { createSideCache } from '../check/side-cache.ts';
import { defaultConfig } from '../config/default-config.ts';
import { type DraftSuite, renderConfig } from '../config/render-config.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { meanCostNanoUsd, meanInputTokens } from '../diff/totals.ts';
import { toUsd } from '../pricing/money.ts';
import { createPriceTable } from '../pricing/price-table.ts';
import type { FileReader } from '../text/files.ts';
import { sentence } from '../text/sentence.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';

export type InitialConfig = {
  /** The text of a promptfare.yml. */
  readonly text: string;
  readonly suites: readonly DraftSuite[];
  readonly unusedRecordings: readonly string[];
};

/** Finds what a workspace has, measures it as it is today, and drafts a config around it. */
export async function initialConfig(
  files: FileReader,
  { now, loadVocabulary }: { readonly now: Date; readonly loadVocabulary: LoadVocabulary },
): Promise<InitialConfig> {
  const { suites, unusedRecordings } = await discoverSuites(files);
  const config = { ...defaultConfig(), suites };
  const report = await check({
    comparison: { kind: 'no-baseline', headCommit: undefined, reason: sentence`a first look` },
    config,
    headModels: new Map(),
    head: await loadSide(files, suites, { cache: createSideCache(), exclude: [] }),
    renames: new Map(),
    prices: createPriceTable({ at: now, overrides: [] }),
    loadVocabulary,
    approvals: [],
    today: now.toISOString().slice(0, 10),
    caveats: [],
    problems: [],
  });
  const drafts = report.suites.map((delta) => draftOf(delta));
  return {
    text: renderConfig({ suites: drafts, enforce: true }),
    suites: drafts,
    unusedRecordings,
  };
}

function draftOf({ suite, head }: SuiteDelta): DraftSuite {
  const cost = head && meanCostNanoUsd(head);
  const inputTokens = head && meanInputTokens(head);
  return {
    suite,
    ...(cost !== undefined && { costPerRunUsd: toUsd(cost) }),
    ...(inputTokens !== undefined && { inputTokens }),
  };
}

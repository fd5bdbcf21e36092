import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { check } from '../../../shared/check/check.ts';
import { effectiveConfig } from '../../../shared/check/effective-config.ts';
import { loadSide } from '../../../shared/check/load-side.ts';
import type { Report } from '../../../shared/check/report.ts';
import { createSideCache } from '../../../shared/check/side-cache.ts';
import type { Config } from '../../../shared/config/config.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import { foreignSentence, sentence } from '../../../shared/text/sentence.ts';
import { memoryFiles } from '../memory-files.ts';

type Files = Readonly<Record<string, string>>;

/** Checks two sides that are given as files, `promptfare.yml` among them; without a baseline nothing is compared. */
export async function checkFiles(
  sides: { readonly baseline?: Files; readonly head: Files },
  renames: ReadonlyMap<string, string> = new Map(),
): Promise<Report> {
  const headConfig = configOf(sides.head);
  const { config, changes } = effectiveConfig(
    sides.baseline && configOf(sides.baseline),
    headConfig,
  );
  const cache = createSideCache();
  const load = (files: Files) =>
    loadSide(memoryFiles(files), config.suites, { cache, exclude: config.exclude });
  const baseline = sides.baseline && (await load(sides.baseline));
  return check({
    comparison: baseline
      ? {
          kind: 'compared',
          baselineCommit: 'b'.repeat(40),
          headCommit: 'a'.repeat(40),
          how: sentence`merge base of HEAD and ${'origin/main'}`,
        }
      : {
          kind: 'no-baseline',
          headCommit: 'a'.repeat(40),
          reason: foreignSentence('the first commit'),
        },
    config,
    headModels: new Map(
      headConfig.suites.flatMap(({ name, model }) => (model ? [[name, model]] : [])),
    ),
    ...(baseline && { baseline }),
    head: await load(sides.head),
    renames,
    prices: createPriceTable({
      at: new Date('2026-11-22T00:00:00Z'),
      overrides: config.pricing.overrides,
    }),
    loadVocabulary,
    approvals: [],
    today: '2026-11-22',
    caveats: changes.length > 0 ? [{ kind: 'config-changed', changes }] : [],
    problems: [],
  });
}

function configOf(files: Files): Config {
  const { config, problems } = parseConfig({
    path: 'promptfare.yml',
    text: files['promptfare.yml'] ?? '',
  });
  if (!config) throw new Error(JSON.stringify(problems));
  return config;
}

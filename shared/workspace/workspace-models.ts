import { createSideCache } from '../check/side-cache.ts';
import { discoverSuites } from '../check/discover-suites.ts';
import { loadSide } from '../check/load-side.ts';
import type { Config } from '../config/config.ts';
import type { FileReader } from '../text/files.ts';

/**
 * The models a workspace uses, as written, the most used first: of the suites of its config, or of those that can be
 * found.
 */
export async function workspaceModels(
  files: FileReader,
  config: Config,
): Promise<readonly string[]> {
  const suites = config.suites.length > 0 ? config.suites : (await discoverSuites(files)).suites;
  const { promptFiles, recordings } = await loadSide(files, suites, {
    cache: createSideCache(),
    exclude: config.exclude,
  });
  const prompts = [...promptFiles.values()].flatMap(({ prompts: parsed }) =>
    parsed.flatMap(({ models }) => models.map(({ id }) => id)),
  );
  const calls = [...recordings.values()].flatMap(({ samples }) =>
    samples.flatMap(({ model }) => model ?? []),
  );
  const named = suites.flatMap(({ model }) => model ?? []);
  return mostUsedFirst({ prompts, calls, named });
}

function mostUsedFirst(uses: {
  readonly prompts: readonly string[];
  readonly calls: readonly string[];
  /** The models of suites, for prompts that name none. */
  readonly named: readonly string[];
}): readonly string[] {
  const promptCounts = tally(uses.prompts);
  const callCounts = tally(uses.calls);
  const models = new Set([...promptCounts.keys(), ...callCounts.keys(), ...uses.named]);
  return [...models].toSorted(
    (a, b) =>
      count(callCounts, b) - count(callCounts, a) ||
      count(promptCounts, b) - count(promptCounts, a) ||
      (a < b ? -1 : 1),
  );
}

function count(counts: ReadonlyMap<string, number>, model: string): number {
  return counts.get(model) ?? 0;
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

import { groupBy } from '../text/group-by.ts';
import type { Json } from '../text/json.ts';
import type { Sample } from '../recording/recording.ts';
import { canonicalJson } from '../recording/vars-key.ts';
import type { PairedSample } from './pair-samples.ts';

/**
 * Pairs cases of the same prompt that only one side seems to have, because the change gave every case a new variable
 * or took one away: they match when the variables that both sides know have the same values, and nothing else does.
 */
export function pairLeftovers(cases: readonly PairedSample[]): readonly PairedSample[] {
  const groups = groupBy(cases, groupKey);
  return [...groups.values()].flatMap((group) => pairGroup(group));
}

function groupKey({ pair, key }: PairedSample): string {
  const [, modelName = ''] = key.slice(pair.id.length).split('\n', 2);
  return `${pair.id}\n${modelName}`;
}

function pairGroup(group: readonly PairedSample[]): readonly PairedSample[] {
  const removed = group.filter((paired) => !paired.head);
  const added = group.filter((paired) => !paired.baseline);
  if (removed.length === 0 || added.length === 0) return group;
  const names = commonNames(removed, added);
  if (names.length === 0) return group;
  const removedByKey = uniqueByKey(removed, (paired) => commonKey(paired.baseline?.sample, names));
  const addedByKey = uniqueByKey(added, (paired) => commonKey(paired.head?.sample, names));
  const dropped = new Set<PairedSample>();
  const merged = new Map<PairedSample, PairedSample>();
  for (const [key, paired] of addedByKey) {
    const other = removedByKey.get(key);
    if (!other?.baseline) continue;
    dropped.add(other);
    merged.set(paired, { ...paired, baseline: other.baseline });
  }
  return group
    .filter((paired) => !dropped.has(paired))
    .map((paired) => merged.get(paired) ?? paired);
}

function commonNames(
  removed: readonly PairedSample[],
  added: readonly PairedSample[],
): readonly string[] {
  const addedNames = varNames(added);
  return [...varNames(removed)].filter((name) => addedNames.has(name)).toSorted();
}

function varNames(cases: readonly PairedSample[]): ReadonlySet<string> {
  return new Set(
    cases.flatMap(({ baseline, head }) => Object.keys((baseline ?? head)?.sample.vars ?? {})),
  );
}

function commonKey(sample: Sample | undefined, names: readonly string[]): string | undefined {
  const vars = sample?.vars;
  if (!vars) return undefined;
  const entries: (readonly [string, Json])[] = names.flatMap((name) => {
    const value = vars[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return canonicalJson(Object.fromEntries(entries));
}

/** Entries whose key only one case has. */
function uniqueByKey(
  cases: readonly PairedSample[],
  keyOf: (paired: PairedSample) => string | undefined,
): ReadonlyMap<string, PairedSample> {
  const unique = new Map<string, PairedSample>();
  const seen = new Set<string>();
  for (const paired of cases) {
    const key = keyOf(paired);
    if (key === undefined) continue;
    if (seen.has(key)) unique.delete(key);
    else unique.set(key, paired);
    seen.add(key);
  }
  return unique;
}

import { isJsonArray, isJsonObject, fieldOf, textOf } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { Finding } from './finding.ts';

/** Where accepted findings are kept, in the repository's root. */
export const BASELINE_PATH: string = '.promptfare/lint-baseline.json';

/** Findings that are known and accepted: how many places of each fingerprint. */
export type Baseline = ReadonlyMap<string, number>;

/** The baseline that accepts all of `findings`, as the text of its file: sorted, so that a merge of two is easy. */
export function writeBaseline(findings: readonly Finding[]): string {
  const counts = countPlaces(findings);
  const rows = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const entries = [...rows.values()]
    .map(({ rule, source, fingerprint }) => ({
      path: source.path,
      rule,
      fingerprint,
      places: counts.get(fingerprint) ?? 1,
    }))
    .toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  return `${JSON.stringify({ version: 1, findings: entries }, undefined, 2)}\n`;
}

/** Reads a baseline; absent when the text is none. Entries that make no sense are left out. */
export function readBaseline(text: string): Baseline | undefined {
  const rows = fieldOf(parse(text), 'findings');
  if (!isJsonArray(rows)) return undefined;
  const baseline = new Map<string, number>();
  for (const row of rows) {
    const fingerprint = isJsonObject(row) ? textOf(fieldOf(row, 'fingerprint')) : undefined;
    const places = fieldOf(row, 'places');
    if (fingerprint === undefined) continue;
    baseline.set(fingerprint, typeof places === 'number' && places > 0 ? places : 1);
  }
  return baseline;
}

/** What other findings had not: a fingerprint is new once it has more places than are known. */
export function findNew(findings: readonly Finding[], known: Baseline): readonly Finding[] {
  const left = new Map(known);
  return findings.filter(({ fingerprint, places }) => {
    const rest = (left.get(fingerprint) ?? 0) - places;
    left.set(fingerprint, Math.max(0, rest));
    return rest < 0;
  });
}

/** Places by fingerprint; of a base commit's findings it is the baseline that a change is held against. */
export function countPlaces(findings: readonly Finding[]): Baseline {
  const counts = new Map<string, number>();
  for (const { fingerprint, places } of findings) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + places);
  }
  return counts;
}

function keyOf(entry: {
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
}): string {
  return `${entry.path}\n${entry.rule}\n${entry.fingerprint}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

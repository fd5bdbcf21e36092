import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Report } from '../../shared/check/report.ts';
import {
  type HistoryPoint,
  readHistoryPoint,
  writeHistoryPoint,
} from '../../shared/report/cost-history.ts';
import type { Event } from '../event/event.ts';
import { writeWarning } from '../log.ts';
import type { Job } from '../modes/job.ts';

// The history draws a chart and decides nothing: what is wrong with it is left out, or a warning.

const MAX_DEPTH = 3;
/** The newest runs that are read, and the most of our own files that are kept. */
const MAX_RUNS = 100;
const MAX_BYTES = 8 * 1024 * 1024;
const OWN_FILE = /^run-\d{1,16}\.json$/;

/** The earlier runs in a folder, oldest first by the names of their files; of a commit that ran twice the later run. */
export function readHistory(folder: string): readonly HistoryPoint[] {
  const points = new Map<string, HistoryPoint>();
  for (const path of listFiles(folder, MAX_DEPTH).slice(-MAX_RUNS)) {
    const point = readPoint(path);
    if (!point) continue;
    points.delete(point.commit);
    points.set(point.commit, point);
  }
  return [...points.values()];
}

/** Adds this run to the history, if it measured what is merged: what is only proposed is no history. */
export function keepRun(report: Report, { event, inputs, run }: Job): void {
  const text = writeHistoryPoint(report);
  if (inputs.history === undefined || text === undefined || !isMerged(event)) return;
  const folder = resolve(run.workspace, inputs.history);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `run-${run.id}.json`), text);
    const own = readdirSync(folder).filter((name) => OWN_FILE.test(name));
    for (const name of byNumber(own, (one) => one).slice(0, -MAX_RUNS)) {
      rmSync(join(folder, name));
    }
  } catch (error) {
    writeWarning(`This run could not be added to the history: ${String(error)}`);
  }
}

function isMerged(event: Event): boolean {
  if (event.kind === 'schedule') return true;
  return event.kind === 'change' && (event.git.kind === 'push' || event.git.kind === 'other');
}

function readPoint(path: string): HistoryPoint | undefined {
  try {
    return lstatSync(path).size > MAX_BYTES
      ? undefined
      : readHistoryPoint(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

// Links are not followed: an artifact may come from a stranger's job.
function listFiles(folder: string, depth: number): readonly string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return byNumber(entries, ({ name }) => name).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 1 ? listFiles(path, depth - 1) : [];
    const isReport = entry.name.endsWith('.json') && !entry.name.endsWith('.measured.json');
    return entry.isFile() && isReport ? [path] : [];
  });
}

/** `run-9` before `run-10`. */
function byNumber<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return items.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}

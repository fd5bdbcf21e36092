import { loadContext, type SideContext } from '../measure/context-cost.ts';
import type { Suite } from '../measure/suite.ts';
import { parsePrompts } from '../prompt/parse-prompts.ts';
import type { ParsedFile } from '../prompt/prompt.ts';
import { loadRecording } from '../recording/load-recording.ts';
import type { Recording } from '../recording/recording.ts';
import type { FileReader } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Problem } from '../text/problem.ts';
import type { Sentence } from '../text/sentence.ts';
import type { SideCache } from './side-cache.ts';

/** The prompt and recording files of one commit that the suites name, and its context files, read and parsed. */
export type LoadedSide = {
  readonly promptFiles: ReadonlyMap<string, ParsedFile>;
  readonly recordings: ReadonlyMap<string, Recording>;
  /** What coding agents read of the workspace, in suites or not. */
  readonly context: SideContext;
  /** Files that could not be read at all; the others' problems are with them. */
  readonly problems: readonly Problem[];
};

/** Reads every file a suite names once; a file that is the same on both sides is parsed once. */
export async function loadSide(
  files: FileReader,
  suites: readonly Suite[],
  { cache, exclude }: { readonly cache: SideCache; readonly exclude: readonly string[] },
): Promise<LoadedSide> {
  const isExcluded = globMatcher(exclude);
  const paths = (await files.list()).filter((path) => !isExcluded(path));
  const promptPaths = paths.filter(globMatcher(suites.flatMap((suite) => suite.prompts)));
  const recordingPaths = paths.filter(globMatcher(suites.flatMap((suite) => suite.recordings)));
  const problems: Problem[] = [];
  const promptFiles = await loadAll(promptPaths, (path) =>
    cache.promptFile(path, files, () => parseFile(path, files, problems)),
  );
  const recordings = await loadAll(recordingPaths, (path) =>
    cache.recording(path, files, () => readFile(path, files, problems)),
  );
  const context = await loadContext(paths, files);
  return { promptFiles, recordings, context, problems: problems.toSorted(byPath) };
}

/** Enough to keep the reader busy while others are parsed, and few enough to keep the memory small. */
const LOADED_AT_ONCE = 16;

async function loadAll<T>(
  paths: readonly string[],
  load: (path: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const loaded = new Map<string, T>();
  for (let start = 0; start < paths.length; start += LOADED_AT_ONCE) {
    const batch = paths.slice(start, start + LOADED_AT_ONCE);
    const values = await Promise.all(batch.map(load));
    for (const [index, path] of batch.entries()) {
      const value = values[index];
      if (value !== undefined) loaded.set(path, value);
    }
  }
  return loaded;
}

function byPath(a: Problem, b: Problem): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

async function parseFile(
  path: string,
  files: FileReader,
  problems: Problem[],
): Promise<ParsedFile | undefined> {
  const content = await files.read(path);
  if (content.kind === 'text') return parsePrompts({ path, text: content.text }, files);
  if (content.kind === 'unreadable') problems.push(unreadable(path, content));
  return undefined;
}

async function readFile(
  path: string,
  files: FileReader,
  problems: Problem[],
): Promise<Recording | undefined> {
  const loaded = await loadRecording(path, files);
  if (loaded.kind === 'read') return loaded.recording;
  if (loaded.kind === 'unreadable') problems.push(unreadable(path, loaded));
  return undefined;
}

function unreadable(
  path: string,
  { reason, hint }: { readonly reason: Sentence; readonly hint?: Sentence },
): Problem {
  return { severity: 'error', path, message: reason, ...(hint && { hint }) };
}

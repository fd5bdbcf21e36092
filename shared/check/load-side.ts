import type { Suite } from '../measure/suite.ts';
import { parsePrompts } from '../prompt/parse-prompts.ts';
import type { ParsedFile } from '../prompt/prompt.ts';
import { readRecording } from '../recording/read-recording.ts';
import { MAX_RECORDING_BYTES, type Recording } from '../recording/recording.ts';
import type { FileReader } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Problem } from '../text/problem.ts';
import type { SideCache } from './side-cache.ts';

/** The prompt and recording files of one commit that the suites name, read and parsed. */
export type LoadedSide = {
  readonly promptFiles: ReadonlyMap<string, ParsedFile>;
  readonly recordings: ReadonlyMap<string, Recording>;
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
  const promptFiles = new Map<string, ParsedFile>();
  for (const path of promptPaths) {
    const parsed = await cache.promptFile(path, files, () => parseFile(path, files, problems));
    if (parsed) promptFiles.set(path, parsed);
  }
  const recordings = new Map<string, Recording>();
  for (const path of recordingPaths) {
    const recording = await cache.recording(path, files, () => readFile(path, files, problems));
    if (recording) recordings.set(path, recording);
  }
  return { promptFiles, recordings, problems };
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
  const content = await files.read(path, { maxBytes: MAX_RECORDING_BYTES });
  if (content.kind === 'text') return readRecording({ path, text: content.text });
  if (content.kind === 'unreadable') problems.push(unreadable(path, content));
  return undefined;
}

function unreadable(
  path: string,
  { reason, hint }: { readonly reason: string; readonly hint?: string },
): Problem {
  return { severity: 'error', path, message: reason, ...(hint && { hint }) };
}

import type { LoadedSide } from '../check/load-side.ts';
import { newFindings, type NewFindings } from '../check/new-findings.ts';
import type { Config } from '../config/config.ts';
import { PROMPT_FORMATS } from '../prompt/formats/index.ts';
import { findPromptFormat, parsePrompts } from '../prompt/parse-prompts.ts';
import type { Prompt } from '../prompt/prompt.ts';
import {
  BASELINE_PATH,
  type Baseline,
  countPlaces,
  findNew,
  readBaseline,
} from '../rules/baseline.ts';
import type { FileReader } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import { lintPrompts } from './lint-workspace.ts';

/** One side: its files, and what was read of them. */
type Side = { readonly files: FileReader; readonly loaded: LoadedSide };

export type ChangeToLint = {
  readonly baseline: Side;
  readonly head: Side;
  /** Head path of a moved file → baseline path. */
  readonly renames: ReadonlyMap<string, string>;
  readonly config: Pick<Config, 'rules' | 'suites' | 'pricing' | 'exclude'>;
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

/** A change of more prompt files than this is looked at in part. */
const MAX_FILES = 300;

/**
 * The waste that a change adds. Only prompt files that differ are looked at, on both sides: what did not change cannot
 * have anything new. Findings that the repository has accepted are not new either.
 */
export async function findNewFindings(change: ChangeToLint): Promise<NewFindings> {
  const { baseline, head, renames } = change;
  const paths = await changedPaths(change);
  const shown = paths.slice(0, MAX_FILES);
  const skippedCount = paths.length - shown.length;
  const headPrompts = await promptsOf(shown, head.files, (path) =>
    head.loaded.promptFiles.get(path),
  );
  const after = await lintPrompts(headPrompts, { ...change, files: head.files });
  if (after.length === 0) return newFindings([], skippedCount);
  const moved = movedReader(baseline.files, renames);
  const basePrompts = await promptsOf(shown, moved, (path) =>
    renames.has(path) ? undefined : baseline.loaded.promptFiles.get(path),
  );
  const before = await lintPrompts(basePrompts, { ...change, files: moved });
  const known = mostOf(countPlaces(before), await readAccepted(head.files));
  return newFindings(findNew(after, known), skippedCount);
}

/** Suites' files that were parsed again, which their references make them, and other prompt files with another content. */
async function changedPaths(change: ChangeToLint): Promise<readonly string[]> {
  const { baseline, head, renames, config } = change;
  const inSuites = [...head.loaded.promptFiles].flatMap(([path, parsed]) =>
    baseline.loaded.promptFiles.get(path) === parsed ? [] : [path],
  );
  const isExcluded = globMatcher(config.exclude);
  const isPrompt = globMatcher(PROMPT_FORMATS.flatMap(({ patterns }) => patterns));
  const others = (await head.files.list()).filter((path) => {
    if (head.loaded.promptFiles.has(path) || !isPrompt(path) || isExcluded(path)) return false;
    const id = head.files.contentIdOf?.(path);
    // Without ids every file would have to be read to know.
    return id !== undefined && id !== baseline.files.contentIdOf?.(renames.get(path) ?? path);
  });
  return [...inSuites, ...others];
}

async function promptsOf(
  paths: readonly string[],
  files: FileReader,
  loadedOf: (path: string) => { readonly prompts: readonly Prompt[] } | undefined,
): Promise<readonly Prompt[]> {
  const prompts: Prompt[] = [];
  for (const path of paths) {
    const loaded = loadedOf(path) ?? (await parsePath(path, files));
    prompts.push(...loaded.prompts);
  }
  return prompts;
}

async function parsePath(
  path: string,
  files: FileReader,
): Promise<{ readonly prompts: readonly Prompt[] }> {
  const content = await files.read(path);
  if (content.kind !== 'text') return { prompts: [] };
  const file = { path, text: content.text };
  // A name alone makes no prompt: what else a file may be is not for this report to tell.
  return findPromptFormat(file) ? await parsePrompts(file, files) : { prompts: [] };
}

/** The baseline with moved files at their new places, so that the same finding has the same fingerprint. */
function movedReader(files: FileReader, renames: ReadonlyMap<string, string>): FileReader {
  return { ...files, read: (path, options) => files.read(renames.get(path) ?? path, options) };
}

async function readAccepted(files: FileReader): Promise<Baseline> {
  const content = await files.read(BASELINE_PATH);
  return (content.kind === 'text' ? readBaseline(content.text) : undefined) ?? new Map();
}

function mostOf(one: Baseline, other: Baseline): Baseline {
  const most = new Map(one);
  for (const [fingerprint, places] of other) {
    most.set(fingerprint, Math.max(places, most.get(fingerprint) ?? 0));
  }
  return most;
}

import type { Suite } from '../measure/suite.ts';
import { findPromptFormat, parsePrompts, promptPathMatcher } from '../prompt/parse-prompts.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { loadRecording } from '../recording/load-recording.ts';
import type { Recording, Sample } from '../recording/recording.ts';
import { indexPrompts } from '../replay/index-prompts.ts';
import { summarizePaths } from './summarize-paths.ts';
import type { FileReader } from '../text/files.ts';
import { groupBy } from '../text/group-by.ts';
import { globMatcher } from '../text/match-glob.ts';

/** What was found in a repository that has no config. */
export type Discovered = {
  readonly suites: readonly Suite[];
  /** Recordings whose prompts are not in the repository. */
  readonly unusedRecordings: readonly string[];
};

/** Names that eval tools and people give to result files; other JSON files are not opened. */
const RECORDING_GLOBS = [
  '**/*.fare.jsonl',
  '**/*{promptfoo,eval,result,output,recording}*.{json,jsonl,yaml,yml}',
  '**/{evals,eval,results,recordings,promptfoo}/**/*.{json,jsonl}',
];

/**
 * Proposes suites: one for each promptfoo config, one for the files agents read on every request, one for each other
 * folder with prompts; a recording goes to the suite whose prompts it names.
 */
export async function discoverSuites(files: FileReader): Promise<Discovered> {
  const paths = await files.list();
  const found = await findPrompts(paths.filter(promptPathMatcher()), files);
  const recordings = await findRecordings(paths.filter(globMatcher(RECORDING_GLOBS)), files);
  const groups = groupBy(found, ({ suiteName }) => suiteName);
  const drafts = [...groups].map(([name, group]) => ({
    name,
    paths: group.map(({ path }) => path),
    prompts: group.flatMap(({ prompts }) => prompts),
  }));
  const owners = recordings.map((recording) => ({ recording, owner: ownerOf(recording, drafts) }));
  return {
    suites: drafts.map((draft) => ({
      name: draft.name,
      prompts: summarizePaths(draft.paths, paths),
      recordings: summarizePaths(
        owners.flatMap(({ recording, owner }) => (owner === draft ? [recording.path] : [])),
        paths,
      ),
      tags: [],
    })),
    unusedRecordings: owners.flatMap(({ recording, owner }) => (owner ? [] : [recording.path])),
  };
}

type FoundFile = {
  readonly path: string;
  readonly suiteName: string;
  readonly prompts: readonly Prompt[];
};

type Draft = {
  readonly name: string;
  readonly paths: readonly string[];
  readonly prompts: readonly Prompt[];
};

async function findPrompts(
  paths: readonly string[],
  files: FileReader,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const claimed = new Set<string>();
  for (const path of paths) {
    const content = await files.read(path);
    if (content.kind !== 'text') continue;
    const file = { path, text: content.text };
    const format = findPromptFormat(file);
    if (!format) continue;
    const { prompts, reads } = await parsePrompts(file, files);
    if (prompts.length === 0) continue;
    if (format.id === 'promptfoo') for (const read of reads) claimed.add(read);
    found.push({ path, suiteName: suiteNameOf(path, format.id), prompts });
  }
  // A prompt that a promptfoo config refers to belongs to the config's suite.
  return found.filter(({ path }) => !claimed.has(path));
}

function suiteNameOf(path: string, format: string): string {
  if (format === 'agent-context') return 'agent-context';
  const folders = path.split('/').slice(0, -1);
  const file = path.split('/').at(-1) ?? path;
  const folder = folders.findLast((name) => name !== 'prompts' && !name.startsWith('.'));
  if (format !== 'promptfoo') return folder ?? 'prompts';
  const variant = /^promptfooconfig[.-](.+)\.(?:ya?ml|json)$/.exec(file)?.[1];
  return [folder, variant].filter((part) => part !== undefined).join('-') || 'promptfoo';
}

async function findRecordings(
  paths: readonly string[],
  files: FileReader,
): Promise<readonly Recording[]> {
  const found: Recording[] = [];
  for (const path of paths) {
    const loaded = await loadRecording(path, files);
    if (loaded.kind === 'read' && loaded.recording.samples.length > 0) found.push(loaded.recording);
  }
  return found;
}

/** The suite whose prompts name most of the samples; a suite in the same folder that has one prompt wins a tie at none. */
function ownerOf({ path, samples }: Recording, drafts: readonly Draft[]): Draft | undefined {
  const scored = drafts.map((draft) => ({ draft, hits: countHits(samples, draft.prompts) }));
  const best = scored.toSorted((a, b) => b.hits - a.hits)[0];
  if (best && best.hits > 0) return best.draft;
  const near = drafts.filter(({ paths }) =>
    paths.some((other) => folderOf(path).startsWith(folderOf(other))),
  );
  return near.length === 1 ? near[0] : undefined;
}

function countHits(samples: readonly Sample[], prompts: readonly Prompt[]): number {
  const { findNamed } = indexPrompts(prompts);
  let hits = 0;
  for (const { promptRef } of samples.slice(0, 200)) if (findNamed(promptRef)) hits += 1;
  return hits;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

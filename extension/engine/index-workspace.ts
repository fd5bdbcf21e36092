import { loadTokenizers } from '../../shared/check/load-tokenizers.ts';
import {
  CONTEXT_MODELS,
  type ContextCost,
  measureContext,
  readContext,
} from '../../shared/measure/context-cost.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import { promptPathMatcher } from '../../shared/prompt/parse-prompts.ts';
import { globMatcher } from '../../shared/text/match-glob.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import { readPrompts } from '../../shared/workspace/read-prompts.ts';
import { findSuiteTargets, type SuiteTargets } from '../../shared/workspace/suite-targets.ts';
import type { IndexedFile, IndexedPrompt, WorkspaceIndex } from './engine-calls.ts';
import type { FolderConfig } from './folder.ts';
import type { FolderFiles } from './folder-files.ts';
import type { Circumstances, IndexCache } from './index-cache.ts';
import { readAhead } from './read-ahead.ts';
import { type TakeTurn, withTurns } from './take-turns.ts';
import { measurePrompts, type MeasureRequest } from './measure-document.ts';
import type { MeasuredPrompt } from './measured-document.ts';

export type IndexRequest = Omit<MeasureRequest, 'path' | 'text' | 'files' | 'config'> & {
  readonly files: FolderFiles;
  readonly config: FolderConfig['config'];
  readonly loadVocabulary: LoadVocabulary;
  readonly cache: IndexCache;
  readonly takeTurn: TakeTurn;
};

/** The prompts of a folder with what they cost, and what its context files add to the requests of coding agents. */
export async function indexWorkspace(request: IndexRequest): Promise<WorkspaceIndex> {
  const { files, config, takeTurn } = request;
  const isExcluded = globMatcher(config.exclude);
  const paths = (await files.list()).filter((path) => !isExcluded(path));
  const read = await readPrompts({
    files: withTurns(readAhead(files, paths.filter(promptPathMatcher())), takeTurn),
    operands: [],
    exclude: config.exclude,
    cache: request.cache.parsed,
  });
  const suites = findSuiteTargets(config.suites, read.prompts, await files.list());
  const indexed: IndexedFile[] = [];
  for (const { file, parsed } of read.promptFiles) {
    if (parsed.prompts.length === 0) continue;
    await takeTurn();
    const { path } = file;
    const prompts = await request.cache.measured(
      parsed,
      circumstancesOf(parsed.prompts, suites, request),
      async () => (await measurePrompts(parsed.prompts, { ...request, path, suites })).map(inList),
    );
    indexed.push({ path, prompts });
  }
  return { files: indexed, context: await indexContext(paths, request), problems: read.problems };
}

function circumstancesOf(
  prompts: readonly Prompt[],
  { modelOf, trafficOf }: SuiteTargets,
  { config, models, callsPerMonth, tools }: IndexRequest,
): Circumstances {
  const { aliases, overrides } = config.pricing;
  const targets = prompts.map((prompt) => [modelOf(prompt.path), trafficOf(prompt)]);
  const key = JSON.stringify([models, callsPerMonth, Object.entries(aliases), targets]);
  return { prices: tools.pricesWith(overrides), key };
}

/** What the list shows of a prompt. */
function inList({
  sections,
  toolTokens,
  variables,
  cache,
  delta,
  ...prompt
}: MeasuredPrompt): IndexedPrompt {
  return prompt;
}

async function indexContext(
  paths: readonly string[],
  { files, loadVocabulary, takeTurn }: IndexRequest,
): Promise<readonly ContextCost[]> {
  const context = await readContext(paths, withTurns(files, takeTurn));
  if (context.length === 0) return [];
  return measureContext(context, await loadTokenizers(CONTEXT_MODELS, loadVocabulary));
}

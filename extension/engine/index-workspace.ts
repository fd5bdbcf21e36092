import { loadTokenizers } from '../../shared/check/load-tokenizers.ts';
import {
  CONTEXT_MODELS,
  type ContextCost,
  measureContext,
  readContext,
} from '../../shared/measure/context-cost.ts';
import { PROMPT_FORMATS } from '../../shared/prompt/formats/index.ts';
import { globMatcher } from '../../shared/text/match-glob.ts';
import type { Problem } from '../../shared/text/problem.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import type { IndexedFile, WorkspaceIndex } from './engine-calls.ts';
import type { FolderConfig } from './folder.ts';
import type { FolderFiles } from './folder-files.ts';
import { measureDocument, type MeasureRequest } from './measure-document.ts';

export type IndexRequest = Omit<MeasureRequest, 'path' | 'text' | 'files' | 'config'> & {
  readonly files: FolderFiles;
  readonly config: FolderConfig['config'];
  readonly loadVocabulary: LoadVocabulary;
};

/** The prompts of a folder with what they cost, and what its context files add to the requests of coding agents. */
export async function indexWorkspace(request: IndexRequest): Promise<WorkspaceIndex> {
  const { files, config } = request;
  const isExcluded = globMatcher(config.exclude);
  const paths = (await files.list()).filter((path) => !isExcluded(path));
  const matches = globMatcher(PROMPT_FORMATS.flatMap(({ patterns }) => patterns));
  const indexed: IndexedFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths.filter(matches)) {
    const content = await files.read(path);
    if (content.kind === 'unreadable') {
      problems.push({ severity: 'warning', path, message: content.reason });
    }
    if (content.kind !== 'text') continue;
    const measured = await measureDocument({ ...request, path, text: content.text });
    problems.push(...measured.problems);
    if (measured.prompts.length > 0) indexed.push({ path, prompts: measured.prompts });
  }
  return { files: indexed, context: await indexContext(paths, request), problems };
}

async function indexContext(
  paths: readonly string[],
  { files, loadVocabulary }: IndexRequest,
): Promise<readonly ContextCost[]> {
  const context = await readContext(paths, files);
  if (context.length === 0) return [];
  return measureContext(context, await loadTokenizers(CONTEXT_MODELS, loadVocabulary));
}

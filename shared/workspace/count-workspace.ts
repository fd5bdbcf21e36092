import { countPrompts, type PromptCount } from '../check/count-prompts.ts';
import { loadTokenizers } from '../check/load-tokenizers.ts';
import type { UsedCalibration } from '../check/report.ts';
import type { Verified } from '../check/verified-tools.ts';
import type { Config } from '../config/config.ts';
import {
  CONTEXT_MODELS,
  measureContext,
  readContext,
  type ContextCost,
} from '../measure/context-cost.ts';
import { createPriceTable } from '../pricing/price-table.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import { findSuiteTargets, withSuiteModels } from './suite-targets.ts';
import { readPrompts, type ReadPrompts, type ReadRequest } from './read-prompts.ts';

export type CountRequest = ReadRequest & {
  readonly models: readonly string[];
  readonly pricing: Config['pricing'];
  readonly suites: Config['suites'];
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
  /** What providers counted of the workspace. */
  readonly verified?: Omit<Verified, 'prompts'>;
};

export type CountAnswer = {
  readonly counts: readonly PromptCount[];
  /** By which the counts were multiplied that are no provider's own. */
  readonly calibrations: readonly UsedCalibration[];
  /** What context files add to the requests of coding agents. */
  readonly context: readonly ContextCost[];
  readonly problems: readonly Problem[];
};

/** Counts the prompts of a workspace, for the models they or their suites name, or for the given ones. */
export async function countWorkspace(request: CountRequest): Promise<CountAnswer> {
  const { models, pricing, now, loadVocabulary } = request;
  const read = await readPrompts(request);
  const suites = findSuiteTargets(request.suites, read.prompts, await request.files.list());
  const prompts = withSuiteModels(read.prompts, suites).filter(
    ({ unrenderable }) => unrenderable === undefined,
  );
  const problems = [...read.problems, ...read.prompts.flatMap(notCounted)];
  const verified = request.verified && {
    ...request.verified,
    prompts: await calibratingPrompts(request, read),
  };
  const { counts, calibrations } = await countPrompts({
    prompts,
    models,
    aliases: pricing.aliases,
    prices: createPriceTable({ at: now, overrides: pricing.overrides }),
    loadVocabulary,
    ...(verified && { verified }),
  });
  return { counts, calibrations, context: await countContext(request), problems };
}

/** All of the workspace, whichever files were asked for: a figure must not depend on what else is counted. */
async function calibratingPrompts(
  request: CountRequest,
  read: ReadPrompts,
): Promise<readonly Prompt[]> {
  const { operands, verified } = request;
  if (operands.length === 0 || !verified || verified.counts.size === 0) return read.prompts;
  const all = await readPrompts({ ...request, operands: [] });
  return [...all.prompts, ...read.prompts];
}

/** A prompt that a program makes has no text here: unknown, not zero tokens. */
function notCounted({ id, path, unrenderable }: Prompt): readonly Problem[] {
  if (unrenderable === undefined) return [];
  return [{ severity: 'warning', path, message: sentence`${id} is not counted: ${unrenderable}` }];
}

/** What the context files of the whole workspace cost; nothing when single files were asked for. */
async function countContext(request: CountRequest): Promise<readonly ContextCost[]> {
  if (request.operands.length > 0) return [];
  const isExcluded = globMatcher(request.exclude);
  const paths = (await request.files.list()).filter((path) => !isExcluded(path));
  const context = await readContext(paths, request.files);
  if (context.length === 0) return [];
  return measureContext(context, await loadTokenizers(CONTEXT_MODELS, request.loadVocabulary));
}

import { countPromptsWith, type PromptCount } from '../../shared/check/count-prompts.ts';
import { UNKNOWN_MODEL } from '../../shared/measure/request-counter.ts';
import type { ModelId } from '../../shared/model/model-id.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import type { PriceTable } from '../../shared/pricing/price-table.ts';
import type { Price } from '../../shared/pricing/price.ts';
import { onlyKnown } from '../../shared/text/only-known.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import type { FileReader } from '../../shared/text/files.ts';
import { countToolTokens } from '../../shared/tokenizer/tool-tokens.ts';
import type { Tokenizer } from '../../shared/tokenizer/tokenizer.ts';
import { readPromptFile, type ReadPrompts } from './document-reader.ts';
import type { FolderConfig } from './folder.ts';
import type { KnownCalls, MeasuredDocument, MeasuredPrompt } from './measured-document.ts';
import type { MeasureTools } from './measure-tools.ts';
import { modelCost } from './model-cost.ts';
import { findStableTokens, offsetOf, sectionsOf, variablesOf } from './prompt-parts.ts';
import {
  findSuiteTargets,
  type SuiteTargets,
  withSuiteModels,
} from '../../shared/workspace/suite-targets.ts';

export type MeasureRequest = {
  readonly path: string;
  readonly text: string;
  readonly files: FileReader;
  readonly config: FolderConfig['config'];
  /** Counted for beside the models that a prompt names. */
  readonly models: readonly string[];
  /** For prompts whose suite has no traffic. */
  readonly callsPerMonth?: number;
  readonly tools: MeasureTools;
};

/** What each prompt of a document costs per call. A document of no known format has no prompts. */
export async function measureDocument(
  request: MeasureRequest,
  readPrompts: ReadPrompts = readPromptFile,
): Promise<MeasuredDocument> {
  const { path, text, files } = request;
  const read = await readPrompts({ path, text }, files);
  if (!read) return { prompts: [], problems: [] };
  const { prompts, problems } = read.parsed;
  return { format: read.format, prompts: await measurePrompts(prompts, request), problems };
}

/** The same for prompts that have been parsed already; all of one file. */
export async function measurePrompts(
  parsed: readonly Prompt[],
  request: Omit<MeasureRequest, 'text'> & { readonly suites?: SuiteTargets },
): Promise<readonly MeasuredPrompt[]> {
  const { files, config } = request;
  const suites = request.suites ?? findSuiteTargets(config.suites, parsed, await files.list());
  const prompts = withSuiteModels(parsed, suites);
  const tools = await loadTools(prompts, request);
  const measured: MeasuredPrompt[] = [];
  for (const prompt of prompts) {
    // In code a prompt is never the whole file.
    const isWhole = prompts.length === 1 && prompt.format !== 'code';
    measured.push(measureOne(prompt, { request, suites, tools, isWhole }));
  }
  return measured;
}

type Tools = {
  readonly prices: PriceTable;
  readonly tokenizerOf: (model: ModelId) => Tokenizer;
};

async function loadTools(
  prompts: readonly Prompt[],
  request: Omit<MeasureRequest, 'text'>,
): Promise<Tools> {
  const { aliases, overrides } = request.config.pricing;
  const written = prompts.flatMap(({ models }) => models.map(({ id }) => id));
  const ids = [...new Set([...written, ...request.models])].map((id) => parseModelId(id, aliases));
  return {
    prices: request.tools.pricesWith(overrides),
    tokenizerOf: await request.tools.loadTokenizers(ids),
  };
}

type Context = {
  readonly request: Omit<MeasureRequest, 'text'>;
  readonly suites: SuiteTargets;
  readonly tools: Tools;
  readonly isWhole: boolean;
};

function measureOne(prompt: Prompt, context: Context): MeasuredPrompt {
  const { request, suites, tools, isWhole } = context;
  const { aliases } = request.config.pricing;
  const counts = countAll(prompt, request, tools);
  const model = firstModel(prompt, request);
  const tokenizer = tools.tokenizerOf(model);
  const { readHeadings } = request.tools;
  const parts = { path: request.path, countTokens: tokenizer.countTokens, readHeadings };
  const prefixTokens = findStableTokens(prompt, tokenizer.countTokens);
  const isAssumed = prompt.models.length === 0;
  const costContext = { prefixTokens, aliases, prices: tools.prices, isAssumed };
  const callsPerMonth = callsOf(prompt, suites, request);
  return {
    id: prompt.id,
    ...offsetOf(prompt, { path: request.path, isWhole }),
    costs: counts.map((count) => modelCost(count, costContext)),
    sections: sectionsOf(prompt, parts),
    toolTokens: countToolTokens(prompt.tools, tokenizer, model),
    variables: variablesOf(prompt, parts),
    ...onlyKnown({
      name: prompt.name,
      unrenderable: prompt.unrenderable,
      cache: cacheOf(prefixTokens, tools.prices.find(model)),
      callsPerMonth,
    }),
  };
}

/** The model whose figures are shown first. */
function firstModel({ models }: Prompt, { models: others, config }: Context['request']): ModelId {
  const written = models[0]?.id ?? others[0];
  return written === undefined ? UNKNOWN_MODEL : parseModelId(written, config.pricing.aliases);
}

function cacheOf(prefixTokens: number, price: Price | undefined): MeasuredPrompt['cache'] {
  const minPrefixTokens = price?.cache?.minPrefixTokens;
  return minPrefixTokens === undefined ? undefined : { prefixTokens, minPrefixTokens };
}

/** For the prompt's own models, and for those of the settings that it does not name. */
function countAll(
  prompt: Prompt,
  { config, models }: Context['request'],
  { prices, tokenizerOf }: Tools,
): readonly PromptCount[] {
  const { aliases } = config.pricing;
  const input = { prompts: [prompt], aliases, prices };
  const named = new Set(prompt.models.map(({ id }) => id));
  const others = models.filter((model) => !named.has(model));
  if (named.size === 0) return countPromptsWith(tokenizerOf, { ...input, models: others });
  const own = countPromptsWith(tokenizerOf, { ...input, models: [] });
  if (others.length === 0) return own;
  return [...own, ...countPromptsWith(tokenizerOf, { ...input, models: others })];
}

function callsOf(
  prompt: Prompt,
  suites: SuiteTargets,
  { callsPerMonth }: Context['request'],
): KnownCalls | undefined {
  const known = suites.trafficOf(prompt);
  if (known) return { count: known.callsPerMonth, source: known.source };
  return callsPerMonth === undefined ? undefined : { count: callsPerMonth, source: 'assumed' };
}

import { countPrompts, type PromptCount } from '../../shared/check/count-prompts.ts';
import { loadTokenizers } from '../../shared/check/load-tokenizers.ts';
import { UNKNOWN_MODEL } from '../../shared/measure/request-counter.ts';
import type { ModelId } from '../../shared/model/model-id.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { createPriceTable, type PriceTable } from '../../shared/pricing/price-table.ts';
import { findPromptFormat, parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import type { FileReader } from '../../shared/text/files.ts';
import { countToolTokens } from '../../shared/tokenizer/tool-tokens.ts';
import type { LoadVocabulary, Tokenizer } from '../../shared/tokenizer/tokenizer.ts';
import type { FolderConfig } from './folder.ts';
import type { KnownCalls, MeasuredDocument, MeasuredPrompt } from './measured-document.ts';
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
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

/** What each prompt of a document costs per call. A document of no known format has no prompts. */
export async function measureDocument(request: MeasureRequest): Promise<MeasuredDocument> {
  const { path, text, files, config } = request;
  const format = findPromptFormat({ path, text });
  if (!format) return { prompts: [], problems: [] };
  const parsed = await parsePrompts({ path, text }, files);
  const suites = findSuiteTargets(config.suites, parsed.prompts, await files.list());
  const prompts = withSuiteModels(parsed.prompts, suites);
  const tools = await loadTools(prompts, request);
  const measured: MeasuredPrompt[] = [];
  for (const prompt of prompts) {
    const isOnly = prompts.length === 1;
    measured.push(await measureOne(prompt, { request, suites, tools, isOnly }));
  }
  return { format: format.id, prompts: measured, problems: parsed.problems };
}

type Tools = {
  readonly prices: PriceTable;
  readonly tokenizerOf: (model: ModelId) => Tokenizer;
};

async function loadTools(prompts: readonly Prompt[], request: MeasureRequest): Promise<Tools> {
  const { aliases, overrides } = request.config.pricing;
  const written = prompts.flatMap(({ models }) => models.map(({ id }) => id));
  const ids = [...new Set([...written, ...request.models])].map((id) => parseModelId(id, aliases));
  return {
    prices: createPriceTable({ at: request.now, overrides }),
    tokenizerOf: await loadTokenizers(ids, request.loadVocabulary),
  };
}

type Context = {
  readonly request: MeasureRequest;
  readonly suites: SuiteTargets;
  readonly tools: Tools;
  readonly isOnly: boolean;
};

async function measureOne(prompt: Prompt, context: Context): Promise<MeasuredPrompt> {
  const { request, suites, tools, isOnly } = context;
  const { aliases } = request.config.pricing;
  const counts = await countAll(prompt, request, tools.prices);
  const first = prompt.models[0]?.id ?? request.models[0];
  const model = first === undefined ? UNKNOWN_MODEL : parseModelId(first, aliases);
  const { countTokens } = tools.tokenizerOf(model);
  const price = first === undefined ? undefined : tools.prices.find(model);
  const prefixTokens = findStableTokens(prompt, countTokens);
  const minPrefixTokens = price?.cache?.minPrefixTokens;
  const callsPerMonth = callsOf(prompt, suites, request);
  const place = offsetOf(prompt, { path: request.path, isOnly });
  return {
    id: prompt.id,
    ...(prompt.name !== undefined && { name: prompt.name }),
    ...place,
    ...(prompt.unrenderable !== undefined && { unrenderable: prompt.unrenderable }),
    costs: counts.map((count) => modelCost(count, { prefixTokens, aliases, prices: tools.prices })),
    sections: sectionsOf(prompt, { path: request.path, countTokens }),
    toolTokens: countToolTokens(prompt.tools, tools.tokenizerOf(model), model),
    variables: variablesOf(prompt, { path: request.path, countTokens }),
    ...(minPrefixTokens !== undefined && { cache: { prefixTokens, minPrefixTokens } }),
    ...(callsPerMonth && { callsPerMonth }),
  };
}

/** For the prompt's own models, and for those of the settings that it does not name. */
async function countAll(
  prompt: Prompt,
  { config, models, loadVocabulary }: MeasureRequest,
  prices: PriceTable,
): Promise<readonly PromptCount[]> {
  const { aliases } = config.pricing;
  const input = { prompts: [prompt], aliases, prices, loadVocabulary };
  const named = new Set(prompt.models.map(({ id }) => id));
  const others = models.filter((model) => !named.has(model));
  if (named.size === 0) return await countPrompts({ ...input, models: others });
  const own = await countPrompts({ ...input, models: [] });
  if (others.length === 0) return own;
  return [...own, ...(await countPrompts({ ...input, models: others }))];
}

function callsOf(
  prompt: Prompt,
  suites: SuiteTargets,
  { callsPerMonth }: MeasureRequest,
): KnownCalls | undefined {
  const known = suites.callsPerMonthOf(prompt);
  if (known !== undefined) return { count: known, source: 'measured' };
  return callsPerMonth === undefined ? undefined : { count: callsPerMonth, source: 'assumed' };
}

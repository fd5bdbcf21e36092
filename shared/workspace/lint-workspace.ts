import { loadTokenizers } from '../check/load-tokenizers.ts';

import type { Config } from '../config/config.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { createPriceTable, type PriceTable } from '../pricing/price-table.ts';
import type { Price } from '../pricing/price.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { type Baseline, findNew } from '../rules/baseline.ts';
import type { Finding } from '../rules/finding.ts';
import { lintPrompt } from '../rules/lint-prompt.ts';
import { readSourceText, type SourceText } from '../rules/source-text.ts';
import type { FileReader } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Problem } from '../text/problem.ts';
import type { LoadVocabulary, Tokenizer } from '../tokenizer/tokenizer.ts';
import { readPrompts } from './read-prompts.ts';

export type LintRequest = {
  readonly files: FileReader;
  /** Paths or globs relative to the workspace; none: every prompt file there is. */
  readonly operands: readonly string[];
  /** Instead of the model a prompt or its suite names. */
  readonly model?: string;
  /** Only these rules. */
  readonly only?: ReadonlySet<string>;
  readonly config: Pick<Config, 'rules' | 'suites' | 'pricing' | 'exclude'>;
  readonly baseline?: Baseline;
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

export type LintAnswer = {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly promptCount: number;
  readonly acceptedCount: number;
};

/** Finds the waste in the prompts of a workspace. */
export async function lintWorkspace(request: LintRequest): Promise<LintAnswer> {
  const { files, baseline } = request;
  const { prompts, problems } = await readPrompts({
    files,
    operands: request.operands,
    exclude: request.config.exclude,
  });
  const targetOf = await loadTargets(prompts, request);
  const sources = await readSources(prompts, files);
  const found = prompts.flatMap((prompt) =>
    lintPrompt(prompt, {
      ...targetOf(prompt),
      levels: new Map(Object.entries(request.config.rules)),
      ...(request.only && { only: request.only }),
      sourceOf: (path) => sources.get(path),
    }),
  );
  const findings = distinct(found);
  const fresh = baseline ? findNew(findings, baseline) : findings;
  return {
    findings: fresh,
    problems,
    promptCount: prompts.length,
    acceptedCount: findings.length - fresh.length,
  };
}

/** What a prompt is counted with, and what it costs. */
export type PromptTarget = {
  readonly tokenizer: Tokenizer;
  readonly model?: ModelId;
  readonly price?: Price;
  readonly callsPerMonth?: number;
};

/** The target of each prompt: the model that was asked for, else the first one it names, else its suite's. */
export async function loadTargets(
  prompts: readonly Prompt[],
  {
    model,
    config,
    now,
    loadVocabulary,
  }: Pick<LintRequest, 'model' | 'config' | 'now' | 'loadVocabulary'>,
): Promise<(prompt: Prompt) => PromptTarget> {
  const suites = config.suites.map((suite) => ({ suite, isIn: globMatcher(suite.prompts) }));
  const writtenOf = ({ path, models }: Prompt): string | undefined =>
    model ?? models[0]?.id ?? suites.find(({ isIn }) => isIn(path))?.suite.model;
  const modelOf = (prompt: Prompt): ModelId | undefined => {
    const written = writtenOf(prompt);
    return written === undefined ? undefined : parseModelId(written, config.pricing.aliases);
  };
  const models = prompts.flatMap((prompt) => modelOf(prompt) ?? []);
  const tokenizerOf = await loadTokenizers(models, loadVocabulary);
  const prices: PriceTable = createPriceTable({ at: now, overrides: config.pricing.overrides });
  const callsOf = trafficOf(prompts, suites);
  return (prompt) => {
    const modelId = modelOf(prompt);
    const tokenizer = tokenizerOf(modelId ?? UNKNOWN_MODEL);
    if (!modelId) return { tokenizer };
    const price = prices.find(modelId);
    const callsPerMonth = callsOf(prompt);
    return {
      tokenizer,
      model: modelId,
      ...(price && { price }),
      ...(callsPerMonth !== undefined && { callsPerMonth }),
    };
  };
}

type SuiteMatcher = {
  readonly suite: Config['suites'][number];
  readonly isIn: (path: string) => boolean;
};

/** Traffic is a suite's; only where it has one prompt alone is it known to be that prompt's. */
function trafficOf(
  prompts: readonly Prompt[],
  suites: readonly SuiteMatcher[],
): (prompt: Prompt) => number | undefined {
  const calls = new Map<Prompt, number>();
  for (const { suite, isIn } of suites) {
    const own = prompts.filter(({ path }) => isIn(path));
    const [only, ...others] = own;
    if (!only || others.length > 0 || !suite.traffic) continue;
    calls.set(only, (calls.get(only) ?? 0) + suite.traffic.callsPerMonth);
  }
  return (prompt) => calls.get(prompt);
}

async function readSources(
  prompts: readonly Prompt[],
  files: FileReader,
): Promise<ReadonlyMap<string, SourceText>> {
  const paths = new Set(
    prompts.flatMap(({ path, messages }) => [
      path,
      ...messages.flatMap(({ parts }) => parts.map(({ span }) => span.path)),
    ]),
  );
  const sources = new Map<string, SourceText>();
  for (const path of paths) {
    const content = await files.read(path);
    if (content.kind === 'text') sources.set(path, readSourceText(content.text));
  }
  return sources;
}

/** Several prompts may send the same text of one file: that is one finding. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, message, source } = finding;
    const { start, end } = source.range;
    const key = JSON.stringify([rule, message, source.path, start, end]);
    if (!byPlace.has(key)) byPlace.set(key, finding);
  }
  return [...byPlace.values()].toSorted(
    (a, b) =>
      (a.source.path < b.source.path ? -1 : a.source.path > b.source.path ? 1 : 0) ||
      a.source.range.start - b.source.range.start,
  );
}

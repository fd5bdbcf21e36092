import type { Approval } from '../budget/budget.ts';
import type { Config } from '../config/config.ts';
import { diffSuite, UNNAMED_MODEL } from '../diff/diff-suite.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { fixedPrompt } from '../measure/fixed-text.ts';
import type { Suite } from '../measure/suite.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { type CalibrationSides, createCalibrations } from '../replay/calibrate-models.ts';
import type { CaseTools } from '../replay/measure-case.ts';
import { createPromptRenderer } from '../prompt/prompt-renderer.ts';
import { replaySuite } from '../replay/replay-suite.ts';
import { createRequestCounter, UNKNOWN_MODEL } from '../measure/request-counter.ts';
import { modelsOfSide, type SuiteSide } from '../replay/suite-side.ts';
import type { Problem } from '../text/problem.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import type { VerifiedCounts } from '../tokenizer/verified-counts.ts';
import type { Caveat } from './caveat.ts';
import { compareContext } from './compare-context.ts';
import { composeReport } from './compose-report.ts';
import { loadReasons } from './load-reasons.ts';
import type { LoadedSide } from './load-side.ts';
import { loadTokenizers } from './load-tokenizers.ts';
import type { NewFindings } from './new-findings.ts';
import type { Comparison, Report, Rules } from './report.ts';
import { suiteSide } from './suite-sides.ts';
import { usedPrices } from './used-prices.ts';

/** The stages of a check, in order. */
export type CheckStage = 'tokenizers' | 'replay' | 'judge';

export type CheckInput = {
  readonly comparison: Comparison;
  /** The rules of the comparison: see `effectiveConfig`. */
  readonly config: Config;
  /** The model each suite names at head, by suite name. */
  readonly headModels: ReadonlyMap<string, string>;
  readonly baseline?: LoadedSide;
  readonly head: LoadedSide;
  /** Head path of a renamed file → baseline path. */
  readonly renames: ReadonlyMap<string, string>;
  readonly prices: PriceTable;
  readonly loadVocabulary: LoadVocabulary;
  /** What providers counted for the baseline; never the head's file. */
  readonly verifiedCounts?: VerifiedCounts;
  readonly approvals: readonly Approval[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** What is known before anything is measured. */
  readonly caveats: readonly Caveat[];
  readonly problems: readonly Problem[];
  readonly findings?: NewFindings;
  /** Told when a stage begins: for progress and timings. */
  readonly onStage?: (stage: CheckStage) => void;
};

/** Measures every suite on both sides, compares, and judges by the budgets. */
export async function check(input: CheckInput): Promise<Report> {
  const { config, comparison, onStage } = input;
  const sides = config.suites.map((suite) => suiteSides(suite, input));
  onStage?.('tokenizers');
  const allSides = sides.flatMap(({ baseline, head }) => (baseline ? [baseline, head] : [head]));
  const tokenizerOf = await loadTokenizers(allSides.flatMap(modelsOfSide), input.loadVocabulary);
  onStage?.('replay');
  const replayTools = {
    counter: createRequestCounter(tokenizerOf),
    renderer: createPromptRenderer(),
  };
  const calibrations = createCalibrations(calibrationSides(sides, input), replayTools);
  const tools: CaseTools = {
    ...replayTools,
    calibrationOf: calibrations.of,
    prices: input.prices,
  };
  const suites = sides.map((side) => measureSuite(side, input, tools));
  const context = await compareContext(contextSides(input), config.budgets, input.loadVocabulary);
  onStage?.('judge');
  return composeReport({
    comparison,
    rules: rulesOf(config),
    suites,
    approvals: input.approvals,
    caveats: input.caveats,
    problems: [...input.problems, ...problemsOf(input.head)],
    prices: usedPrices(suites, input.prices),
    calibrations: [...calibrations.used()].map(([model, one]) => ({ model, ...one })),
    ...(context && { context }),
    ...(input.findings && { findings: input.findings }),
    today: input.today,
  });
}

function contextSides({ baseline, head }: CheckInput): Parameters<typeof compareContext>[0] {
  return { ...(baseline && { baseline: baseline.context }), head: head.context };
}

function rulesOf({ budgets, waivers, gate, noise, report, comment, override }: Config): Rules {
  return { budgets, waivers, gate, noise, report, comment, override };
}

type Sides = { readonly suite: Suite; readonly baseline?: SuiteSide; readonly head: SuiteSide };

function suiteSides(suite: Suite, input: CheckInput): Sides {
  const { aliases } = input.config.pricing;
  const headModel = input.headModels.get(suite.name) ?? suite.model;
  const headSuite = headModel === undefined ? suite : { ...suite, model: headModel };
  const baseline = input.baseline && suiteSide(suite, input.baseline, aliases);
  return { suite, ...(baseline && { baseline }), head: suiteSide(headSuite, input.head, aliases) };
}

/** The baseline's recordings were made with its prompts, the head's perhaps not. */
function calibrationSides(
  sides: readonly Sides[],
  { verifiedCounts }: CheckInput,
): CalibrationSides {
  return {
    baseline: sides.flatMap(({ baseline }) => baseline ?? []),
    recorded: sides.map(({ baseline, head }) => (baseline?.samples.length ? baseline : head)),
    ...(verifiedCounts && { verified: verifiedCounts }),
  };
}

function measureSuite({ suite, ...sides }: Sides, input: CheckInput, tools: CaseTools): SuiteDelta {
  const replay = replaySuite(sides, input.renames, tools);
  const delta = diffSuite(suite, replay, (prompt) => countFixedTokens(prompt, sides.head, tools));
  const reasons = loadReasons(suite, input.head);
  const unpriced =
    input.config.pricing.unknownModel === 'fail' ? delta.unpricedModels.map(sayUnpriced) : [];
  // A recording that is not there says it all; its cases need not say it again.
  return {
    ...delta,
    unmeasured: reasons.length > 0 ? reasons : [...delta.unmeasured, ...unpriced],
  };
}

function sayUnpriced(model: string): Sentence {
  return model === UNNAMED_MODEL
    ? sentence`no price for a model that nobody named`
    : sentence`no price for ${model}`;
}

function countFixedTokens(
  prompt: Prompt,
  side: SuiteSide,
  { counter, renderer }: CaseTools,
): number | undefined {
  const written = prompt.models[0]?.id;
  const model = written === undefined ? (side.model ?? UNKNOWN_MODEL) : side.modelIdOf(written);
  const rendered = renderer.render(fixedPrompt(prompt), {});
  if (rendered.kind !== 'rendered') return undefined;
  return counter.countRequest({ messages: rendered.messages, tools: prompt.tools }, model);
}

function problemsOf({ promptFiles, recordings, problems }: LoadedSide): readonly Problem[] {
  return [
    ...problems,
    ...[...promptFiles.values(), ...recordings.values()].flatMap((file) => file.problems),
  ];
}

import type { Suite } from '../measure/suite.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import type { CaseMeasurement } from '../replay/case-measurement.ts';
import type { SuiteReplay } from '../replay/replay-suite.ts';
import { countSentences } from '../text/count-sentences.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import { bootstrapInterval, type Interval, seededRandom } from './bootstrap-interval.ts';
import { diffPrompts, type CountFixedTokens } from './diff-prompts.ts';
import type { PromptDelta } from './prompt-delta.ts';
import type { SuiteDelta } from './suite-delta.ts';
import { pairedMeasurements, totalOf } from './totals.ts';

/** Stands where models are named, for calls whose model nobody knows. */
export const UNNAMED_MODEL: string = 'a model that nobody named';

/** Adds a suite's cases up by side and prompt, and says what of it could not be measured. */
export function diffSuite(
  suite: Suite,
  replay: SuiteReplay,
  countFixedTokens: CountFixedTokens,
): SuiteDelta {
  const { cases } = replay;
  const { baseline, head } = pairedMeasurements(cases);
  const added = cases.flatMap((delta) => (delta.kind === 'added' ? [delta.head] : []));
  const prompts = diffPrompts(replay, countFixedTokens);
  const unpriced = unpricedModels(cases);
  const interval = costAddedInterval(cases);
  return {
    suite,
    prompts,
    cases,
    unmeasured: unmeasuredReasons(cases, prompts),
    unpricedModels: unpriced,
    ...sidesOf(baseline, head, added),
    ...(interval && { costAddedInterval: interval }),
  };
}

type Sides = Pick<SuiteDelta, 'kind' | 'baseline' | 'head'>;

function sidesOf(
  baseline: readonly CaseMeasurement[],
  head: readonly CaseMeasurement[],
  added: readonly CaseMeasurement[],
): Sides {
  if (head.length > 0)
    return { kind: 'compared', baseline: totalOf(baseline), head: totalOf(head) };
  if (added.length > 0) return { kind: 'added', head: totalOf(added) };
  return { kind: 'unmeasured' };
}

function unpricedModels(cases: readonly CaseDelta[]): readonly string[] {
  const names = new Set<string>();
  for (const delta of cases) {
    for (const measured of measurementsOf(delta)) {
      if (!measured.hasPrice) names.add(measured.model?.written ?? UNNAMED_MODEL);
    }
  }
  return [...names].toSorted();
}

function measurementsOf(delta: CaseDelta): readonly CaseMeasurement[] {
  switch (delta.kind) {
    case 'changed':
    case 'unchanged':
      return [delta.baseline, delta.head];
    case 'added':
      return [delta.head];
    case 'removed':
      return [delta.baseline];
    case 'unmeasured':
      return [];
  }
}

/** Cases that the change made unmeasurable, and prompts it added or edited that no case measures. */
function unmeasuredReasons(
  cases: readonly CaseDelta[],
  prompts: readonly PromptDelta[],
): readonly Sentence[] {
  if (prompts.length === 0 && cases.length === 0)
    return [sentence`no prompt and no recorded case was found`];
  const reasons = countSentences(
    cases.flatMap((delta) =>
      delta.kind === 'unmeasured' && delta.cause === 'change' ? [delta.reason] : [],
    ),
  );
  return [
    ...reasons.map(({ said, count }) => sentence`${count} of ${cases.length} cases: ${said}`),
    ...prompts
      .filter(isChangedUnmeasured)
      .map((prompt) => sentence`no recorded case measures ${prompt.promptId}`),
  ];
}

function isChangedUnmeasured(prompt: PromptDelta): boolean {
  if (prompt.kind !== 'unmeasured' || prompt.unmeasuredReasons.length > 0) return false;
  return prompt.isEdited || prompt.isNew;
}

function costAddedInterval(cases: readonly CaseDelta[]): Interval | undefined {
  const differences = cases.flatMap((delta) =>
    delta.kind === 'changed' && delta.isRecordedAgain ? costAdded(delta.baseline, delta.head) : [],
  );
  return bootstrapInterval(differences, seededRandom(differences.length));
}

function costAdded(baseline: CaseMeasurement, head: CaseMeasurement): readonly number[] {
  if (baseline.costNanoUsd === undefined || head.costNanoUsd === undefined) return [];
  return [Number(head.costNanoUsd - baseline.costNanoUsd)];
}

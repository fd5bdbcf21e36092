import type { Report } from '../../check/report.ts';
import type { SuiteDelta } from '../../diff/suite-delta.ts';
import { divideHalfUp, toUsd } from '../../pricing/money.ts';
import type { CaseDelta } from '../../replay/case-delta.ts';
import type { CaseMeasurement } from '../../replay/case-measurement.ts';
import { type Quality, worstQuality } from '../../tokenizer/quality.ts';
import { groupBy } from '../../text/group-by.ts';
import { joinWords, name, say, type Words } from '../words.ts';
import { costOfSide, type CostUnit, costUnitOf, inUnit } from './cost-unit.ts';

/** One reason why a suite costs more or less. */
export type ChangeStep = {
  readonly suite: string;
  readonly why: Words;
  readonly addedUsd: number;
  readonly quality: Quality;
};

/** A change of cost and all that it is made of, the largest first: baseline and steps add up to the head. */
export type ExplainedChange = {
  readonly unit: CostUnit;
  readonly baselineUsd: number;
  readonly headUsd: number;
  readonly steps: readonly ChangeStep[];
};

/** Undefined where there is nothing to explain: a side without a cost, or no change of cost. */
export function explainChange(report: Report): ExplainedChange | undefined {
  const unit = costUnitOf(report);
  const { baseline, head } = report.total;
  const baselineUsd = unit === 'month' ? baseline.costPerMonthUsd : baseline.costPerRunUsd;
  const headUsd = unit === 'month' ? head.costPerMonthUsd : head.costPerRunUsd;
  if (baselineUsd === undefined || headUsd === undefined) return undefined;
  const steps = report.suites
    .flatMap((suite) => stepsOfSuite(suite, unit))
    .toSorted((a, b) => Math.abs(b.addedUsd) - Math.abs(a.addedUsd));
  return steps.length === 0 ? undefined : { unit, baselineUsd, headUsd, steps };
}

function stepsOfSuite(suite: SuiteDelta, unit: CostUnit): readonly ChangeStep[] {
  const before = costOfSide(suite.baseline, suite, unit);
  const after = costOfSide(suite.head, suite, unit);
  if (before !== undefined && after !== undefined) {
    const steps = stepsOfCases(suite, unit);
    // A single reason is the whole difference, computed as everywhere else, so that both read the same.
    return steps.length === 1
      ? steps.map((step) => ({ ...step, addedUsd: after - before }))
      : steps;
  }
  const quality = (suite.head ?? suite.baseline)?.quality ?? 'assumed';
  const one = { suite: suite.suite.name, quality };
  if (after !== undefined) return [{ ...one, why: say`new suite`, addedUsd: after }];
  return before === undefined ? [] : [{ ...one, why: say`suite removed`, addedUsd: -before }];
}

type ChangedCase = Extract<CaseDelta, { kind: 'changed' | 'unchanged' }>;

/** Each case belongs to one step, so that nothing is counted twice: what changed between its two sides. */
function stepsOfCases(suite: SuiteDelta, unit: CostUnit): readonly ChangeStep[] {
  const edited = new Set(
    suite.prompts.flatMap(({ promptId, isEdited }) => (isEdited ? [promptId] : [])),
  );
  const changed = suite.cases.flatMap((delta) => {
    if (delta.kind !== 'changed' || costAdded(delta) === 0n) return [];
    return [{ delta, why: whyOf(delta, edited.has(delta.promptId)) }];
  });
  return [...groupBy(changed, ({ why }) => JSON.stringify(why)).values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [
          stepOf(
            group.map(({ delta }) => delta),
            { suite, unit, why: first.why },
          ),
        ]
      : [];
  });
}

type StepPlace = { readonly suite: SuiteDelta; readonly unit: CostUnit; readonly why: Words };

function stepOf(cases: readonly ChangedCase[], { suite, unit, why }: StepPlace): ChangeStep {
  let added = 0n;
  for (const delta of cases) added += costAdded(delta);
  const ofCount = BigInt(suite.head?.pricedCaseCount ?? cases.length);
  return {
    suite: suite.suite.name,
    why,
    addedUsd: toUsd(divideHalfUp(inUnit(added, suite, unit), ofCount)),
    quality: worstQuality(cases.map(({ head }) => head.quality)),
  };
}

/** In nano-dollars; 0 where a side has no cost, for the pair is in no total then. */
function costAdded({ baseline, head }: ChangedCase): bigint {
  if (baseline.costNanoUsd === undefined || head.costNanoUsd === undefined) return 0n;
  return head.costNanoUsd - baseline.costNanoUsd;
}

/** Prices are the same on both sides, so that nothing but these three can change a case. */
function whyOf({ baseline, head, isRecordedAgain }: ChangedCase, isEdited: boolean): Words {
  const isReplaced = baseline.model?.name !== head.model?.name;
  const isPromptOnly = !isReplaced && !isRecordedAgain;
  const parts: readonly Words[] = [
    ...(isEdited || isPromptOnly ? [say`prompt changed`] : []),
    ...(isReplaced ? [modelWords(baseline, head)] : []),
    ...(isRecordedAgain ? [say`recorded again`] : []),
  ];
  return joinWords(parts);
}

function modelWords({ model: before }: CaseMeasurement, { model: after }: CaseMeasurement): Words {
  if (!before || !after) return say`another model`;
  return say`another model (${name(before.written)} → ${name(after.written)})`;
}

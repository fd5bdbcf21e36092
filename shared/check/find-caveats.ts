import type { Verdict } from '../budget/verdict.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import { countSentences } from '../text/count-sentences.ts';
import { groupBy } from '../text/group-by.ts';
import type { Caveat } from './caveat.ts';

/** What the figures of these suites do not say by themselves. */
export function findCaveats(suites: readonly SuiteDelta[], verdict: Verdict): readonly Caveat[] {
  return [
    ...suites.flatMap(unmeasured),
    ...noPrice(suites),
    ...modelReplaced(suites),
    ...oldOutput(suites),
    ...suites.flatMap(insideNoise),
    ...suites.flatMap(leftOut),
    ...suites.flatMap(notRecorded),
    ...verdict.ignoredApprovals.map((ignored) => ({ kind: 'ignored-approval', ignored }) as const),
    ...verdict.outcomes.flatMap((outcome) =>
      outcome.kind === 'orphaned'
        ? [{ kind: 'orphaned-budget', budget: outcome.budget.name } as const]
        : [],
    ),
  ];
}

function unmeasured({ suite, unmeasured: reasons }: SuiteDelta): readonly Caveat[] {
  return reasons.length === 0 ? [] : [{ kind: 'unmeasured', suite: suite.name, reasons }];
}

function noPrice(suites: readonly SuiteDelta[]): readonly Caveat[] {
  const pairs = suites.flatMap(({ suite, unpricedModels }) =>
    unpricedModels.map((model) => ({ model, suite: suite.name })),
  );
  return [...groupBy(pairs, ({ model }) => model)].map(([model, group]) => ({
    kind: 'no-price',
    model,
    suites: group.map(({ suite }) => suite),
  }));
}

function modelReplaced(suites: readonly SuiteDelta[]): readonly Caveat[] {
  const replaced = suites.flatMap(({ cases }) => cases.flatMap(replacedModel));
  return [...groupBy(replaced, ({ baseline, head }) => `${baseline}\n${head}`).values()].map(
    (group) => ({
      kind: 'model-replaced',
      promptIds: [...new Set(group.map(({ promptId }) => promptId))],
      baseline: group[0]?.baseline ?? '',
      head: group[0]?.head ?? '',
    }),
  );
}

function replacedModel(
  delta: CaseDelta,
): readonly { readonly promptId: string; readonly baseline: string; readonly head: string }[] {
  if (delta.kind !== 'changed') return [];
  const [baseline, head] = [delta.baseline.model, delta.head.model];
  if (!baseline || !head || baseline.name === head.name) return [];
  return [{ promptId: delta.promptId, baseline: baseline.written, head: head.written }];
}

function oldOutput(suites: readonly SuiteDelta[]): readonly Caveat[] {
  const counted = suites.map(({ suite, cases }) => ({
    suite: suite.name,
    caseCount: cases.filter(keepsOldOutput).length,
  }));
  const affected = counted.filter(({ caseCount }) => caseCount > 0);
  if (affected.length === 0) return [];
  let caseCount = 0;
  for (const one of affected) caseCount += one.caseCount;
  return [{ kind: 'old-output', suites: affected.map(({ suite }) => suite), caseCount }];
}

function keepsOldOutput(delta: CaseDelta): boolean {
  return delta.kind === 'changed' && delta.hasOldOutput && delta.head.outputTokens !== undefined;
}

function insideNoise({ suite, costAddedInterval: interval }: SuiteDelta): readonly Caveat[] {
  if (!interval || interval.low > 0 || interval.high < 0) return [];
  const intervalUsd = { low: interval.low / 1e9, high: interval.high / 1e9 };
  return [{ kind: 'inside-noise', suite: suite.name, intervalUsd }];
}

function leftOut({ suite, cases }: SuiteDelta): readonly Caveat[] {
  const reasons = cases.flatMap((delta) =>
    delta.kind === 'unmeasured' && delta.cause === 'recording' ? [delta.reason] : [],
  );
  return countSentences(reasons).map(({ said, count }) => ({
    kind: 'left-out',
    suite: suite.name,
    caseCount: count,
    ofCount: cases.length,
    reason: said,
  }));
}

/** Prompts that nothing measures and that this change did not touch; the touched ones are `unmeasured`. */
function notRecorded({ suite, prompts }: SuiteDelta): readonly Caveat[] {
  const promptIds = prompts
    .filter(({ kind, isEdited, isNew }) => kind === 'unmeasured' && !isEdited && !isNew)
    .map(({ promptId }) => promptId);
  return promptIds.length === 0 ? [] : [{ kind: 'not-recorded', suite: suite.name, promptIds }];
}

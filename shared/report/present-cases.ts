import type { SuiteDelta } from '../diff/suite-delta.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import { groupBy } from '../text/group-by.ts';
import { toUsd } from '../pricing/money.ts';
import { formatTokensDelta } from './format-tokens.ts';
import { presentChange, qualityMark, UNKNOWN } from './present-totals.ts';

export type CaseRow = {
  readonly suite: string;
  readonly label: string;
  readonly promptId: string;
  readonly change: string;
  readonly inputTokens: string;
  readonly outputTokens: string;
};

/**
 * The changed cases with the largest change of cost, at most `maxRows`; every prompt gets its share, so that one long
 * prompt with many cases does not push all others out.
 */
export function presentCases(suites: readonly SuiteDelta[], maxRows: number): readonly CaseRow[] {
  const changed = suites
    .flatMap(({ suite, cases }) =>
      cases.filter(isChanged).map((delta) => ({ suite: suite.name, delta })),
    )
    .toSorted((a, b) => sizeOf(b.delta) - sizeOf(a.delta));
  const byPrompt = groupBy(changed, ({ suite, delta }) => `${suite}\n${delta.promptId}`);
  const share = Math.max(1, Math.floor(maxRows / Math.max(1, byPrompt.size)));
  const shown = new Set([...byPrompt.values()].flatMap((group) => group.slice(0, share)));
  for (const one of changed) if (shown.size < maxRows) shown.add(one);
  return changed
    .filter((one) => shown.has(one))
    .slice(0, maxRows)
    .map(({ suite, delta }) => caseRow(suite, delta));
}

export function countChanged(suites: readonly SuiteDelta[]): number {
  let count = 0;
  for (const { cases } of suites) count += cases.filter(isChanged).length;
  return count;
}

function isChanged(delta: CaseDelta): delta is CaseDelta & Changed {
  return delta.kind === 'changed';
}

type Changed = Extract<CaseDelta, { kind: 'changed' | 'unchanged' }>;

/** In nano-dollars where both sides have a cost; cases without one are ordered by tokens, below all others. */
function sizeOf({ baseline, head }: Changed): number {
  if (baseline.costNanoUsd === undefined || head.costNanoUsd === undefined) {
    return Math.abs(head.inputTokens - baseline.inputTokens) / 1e9;
  }
  return Math.abs(Number(head.costNanoUsd - baseline.costNanoUsd));
}

function caseRow(suite: string, { label, promptId, baseline, head }: Changed): CaseRow {
  return {
    suite,
    label,
    promptId,
    change: presentChange(
      usdOf(baseline.costNanoUsd),
      usdOf(head.costNanoUsd),
      qualityMark(head.quality),
    ),
    inputTokens: formatTokensDelta(head.inputTokens - baseline.inputTokens),
    outputTokens: outputAdded(baseline.outputTokens, head.outputTokens),
  };
}

function outputAdded(before: number | undefined, after: number | undefined): string {
  return before === undefined || after === undefined ? UNKNOWN : formatTokensDelta(after - before);
}

function usdOf(cost: bigint | undefined): number | undefined {
  return cost === undefined ? undefined : toUsd(cost);
}

import type { SuiteDelta } from '../diff/suite-delta.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import { toUsd } from '../pricing/money.ts';
import { formatTokensDelta } from './format-tokens.ts';
import { presentChange, qualityMark } from './present-totals.ts';

export type CaseRow = {
  readonly suite: string;
  readonly label: string;
  readonly promptId: string;
  readonly change: string;
  readonly inputTokens: string;
  readonly outputTokens: string;
};

/** The changed cases, largest change of cost first. */
export function presentCases(suites: readonly SuiteDelta[]): readonly CaseRow[] {
  const changed = suites.flatMap(({ suite, cases }) =>
    cases.flatMap((delta) => (delta.kind === 'changed' ? [{ suite: suite.name, delta }] : [])),
  );
  return changed
    .toSorted((a, b) => sizeOf(b.delta) - sizeOf(a.delta))
    .map(({ suite, delta }) => caseRow(suite, delta));
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
    outputTokens: formatTokensDelta((head.outputTokens ?? 0) - (baseline.outputTokens ?? 0)),
  };
}

function usdOf(cost: bigint | undefined): number | undefined {
  return cost === undefined ? undefined : toUsd(cost);
}

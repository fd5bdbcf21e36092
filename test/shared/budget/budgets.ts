import type { Approval, Budget } from '../../../shared/budget/budget.ts';
import type { Gate } from '../../../shared/budget/gate.ts';
import type { JudgeInput } from '../../../shared/budget/judge.ts';
import type { Noise } from '../../../shared/budget/noise.ts';

export const EXACT: Noise = { minDeltaUsd: 0, minDeltaTokens: 0, minDeltaRatio: 0 };
export const USUAL_NOISE: Noise = {
  minDeltaUsd: 0.0001,
  minDeltaTokens: 20,
  minDeltaRatio: 0.005,
};
export const ENFORCED: Gate = { enforce: true, onUnmeasured: 'fail' };

export function budget(parts: Partial<Budget> = {}): Budget {
  return {
    name: 'support-agent',
    scope: { kind: 'suite', suite: 'support-agent' },
    metric: 'cost_per_run',
    severity: 'fail',
    onlyIfWorse: true,
    warnAt: [0.8],
    ...parts,
  };
}

export function approval(parts: Partial<Approval> = {}): Approval {
  return { source: 'waiver', by: 'ana', reason: 'Launch week', ...parts };
}

export function judgeInput(parts: Partial<JudgeInput> = {}): JudgeInput {
  return {
    budgets: (parts.measured ?? []).map((scope) => scope.budget),
    measured: [],
    approvals: [],
    today: '2026-11-21',
    noise: USUAL_NOISE,
    gate: ENFORCED,
    total: { baseline: 1, head: 1, changed: false },
    ...parts,
  };
}

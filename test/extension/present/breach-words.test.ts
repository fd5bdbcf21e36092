import { describe, expect, it } from 'vitest';
import type { BrokenBudget } from '../../../extension/engine/compared-workspace.ts';
import { breachWords } from '../../../extension/present/breach-words.ts';
import type { Budget } from '../../../shared/budget/budget.ts';
import { presentBreach } from '../../../shared/report/present-outcome.ts';
import { plainText } from '../../../shared/report/words.ts';
import { chinese, english } from './words.ts';

const budget: Budget = {
  name: 'answers',
  scope: { kind: 'suite', suite: 'answers' },
  metric: 'cost_per_run',
  max: 0.0045,
  severity: 'fail',
  onlyIfWorse: false,
  warnAt: [],
};
const over = { limit: 'max', allowed: 0.0045, actual: 0.0058 } as const;
const broken: BrokenBudget = {
  outcome: { kind: 'breach', budget, baseline: 0.0033, head: 0.0058, breaches: [over] },
  wouldBlock: false,
};
const increase = {
  ...budget,
  metric: 'input_tokens',
  severity: 'warn',
  maxIncrease: { ratio: 0.05, absolute: 40, match: 'any' },
  message: 'Ask Ada.',
} as const;
const approval = { source: 'waiver', by: 'Ada', reason: 'Launch', upTo: 0.005 } as const;
const CASES: readonly (readonly [string, BrokenBudget])[] = [
  ['a limit', broken],
  ['a gate that is not enforced', { ...broken, wouldBlock: true }],
  [
    'a first run',
    { ...broken, outcome: { kind: 'breach', budget, head: 0.0058, breaches: [over] } },
  ],
  [
    'an increase, with a message',
    {
      ...broken,
      outcome: {
        kind: 'breach',
        budget: increase,
        baseline: 1000,
        head: 1200,
        breaches: [{ limit: 'max_increase', allowed: 1050, actual: 1200 }],
      },
    },
  ],
  [
    'an outgrown approval',
    { ...broken, outcome: { ...broken.outcome, outgrownApproval: approval } },
  ],
];

describe('a broken budget', () => {
  it.each(CASES)('is said as the report says it: %s', (_name, each) => {
    const report = plainText(presentBreach(each.outcome, each.wouldBlock));
    expect(breachWords(each, english)).toBe(report);
  });

  it('is said in Chinese', () => {
    expect(breachWords(broken, chinese)).toBe(
      '被 answers 阻止：每次运行费用 +$0.0025 (+75.8 %), $0.0058，上限 $0.0045。',
    );
  });
});

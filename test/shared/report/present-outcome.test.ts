import { describe, expect, it } from 'vitest';
import type { Budget } from '../../../shared/budget/budget.ts';
import type { Outcome } from '../../../shared/budget/verdict.ts';
import { presentBreach } from '../../../shared/report/present-outcome.ts';
import { plainText } from '../../../shared/report/words.ts';
import { CHINESE } from './chinese.ts';

type Broken = Extract<Outcome, { kind: 'breach' }>;

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
const broken: Broken = {
  kind: 'breach',
  budget,
  baseline: 0.0033,
  head: 0.0058,
  breaches: [over],
};
const increased: Broken = {
  kind: 'breach',
  budget: {
    ...budget,
    metric: 'input_tokens',
    severity: 'warn',
    maxIncrease: { ratio: 0.05, absolute: 40, match: 'any' },
    message: 'Ask Ada.',
  },
  baseline: 1000,
  head: 1200,
  breaches: [{ limit: 'max_increase', allowed: 1050, actual: 1200 }],
};
const approval = { source: 'waiver', by: 'Ada', reason: 'Launch', upTo: 0.005 } as const;
const outgrown: Broken = { ...broken, outgrownApproval: approval };

const CASES: readonly (readonly [string, Broken, string, string])[] = [
  [
    'a limit',
    broken,
    'Blocked by answers: cost per run +$0.0025 (+75.8 %), $0.0058 of max $0.0045.',
    '被 answers 阻止：每次运行费用 +$0.0025 (+75.8 %)，$0.0058，上限 $0.0045。',
  ],
  [
    'a first run',
    { kind: 'breach', budget, head: 0.0058, breaches: [over] },
    'Blocked by answers: cost per run $0.0058 of max $0.0045.',
    '被 answers 阻止：每次运行费用 $0.0058，上限 $0.0045。',
  ],
  [
    'an increase, with a message',
    increased,
    'Over answers: input tokens per run +200 (+20.0 %), allowed +5 % or +40. Ask Ada.',
    '超出 answers：每次运行的输入 token +200 (+20.0 %)，允许 +5 % 或 +40。 Ask Ada.',
  ],
  [
    'an outgrown approval',
    outgrown,
    'Blocked by answers: cost per run +$0.0025 (+75.8 %), $0.0058 of max $0.0045. The approval by Ada reaches $0.005 only.',
    '被 answers 阻止：每次运行费用 +$0.0025 (+75.8 %)，$0.0058，上限 $0.0045。 Ada 的批准只到 $0.005。',
  ],
];

describe('a broken budget', () => {
  it.each(CASES)('is said in English and in Chinese: %s', (_, outcome, english, chinese) => {
    const words = presentBreach(outcome, false);
    expect(plainText(words)).toBe(english);
    expect(plainText(words, CHINESE.translate)).toBe(chinese);
  });

  it('says when it would block', () => {
    const words = presentBreach(broken, true);
    expect(plainText(words)).toMatch(/^Would be blocked by answers: cost per run/);
  });
});

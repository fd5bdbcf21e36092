import { stringify } from 'yaml';
import type { Suite } from '../measure/suite.ts';

/** What a first config is made from. Names are unique, and everything is what a config may hold. */
export type ConfigDraft = {
  readonly suites: readonly DraftSuite[];
  /** Whether breaches block from the first day. */
  readonly enforce: boolean;
};

export type DraftSuite = {
  readonly suite: Suite;
  /** What one run costs today, in USD; absent when a price or a recording is missing. */
  readonly costPerRunUsd?: number;
  /** Mean input tokens of one run; what is limited when there is no cost. */
  readonly inputTokens?: number;
};

/** Room above today's cost, as size-limit leaves it: enough for a good idea, too little for an accident. */
const MAX_OVER_TODAY = 1.25;

/** Money is counted in nano-dollars; less is nothing. */
const MIN_COST_USD = 1e-9;

const OVER_BASELINE = '# Over the baseline; a breach exceeds both.';

const MAX_TOKENS_ADDED = ['max_increase:', '  percent: 10', '  absolute: 50'];

const MAX_INCREASE = ['max_increase:', '  percent: 10', '  absolute: $0.0001'];

/** A promptfare.yml with comments, for a person to go on with; `parseConfig` reads it without a problem. */
export function renderConfig({ suites, enforce }: ConfigDraft): string {
  const sections = [
    ['# What the prompts of this repository may cost.', 'version: 1'],
    suites.length > 0 ? ['suites:', ...suites.flatMap(renderSuite)] : [],
    ['budgets:', ...(suites.length > 0 ? suites.flatMap(renderBudget) : TOTAL_BUDGET)],
    renderGate(enforce),
  ];
  const texts = sections.filter(({ length }) => length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

const TOTAL_BUDGET = entry([
  'name: total',
  '# All prompts together; a breach exceeds both limits.',
  'scope: total',
  ...MAX_INCREASE,
]);

function renderSuite({ suite }: DraftSuite): readonly string[] {
  return entry([
    `name: ${scalar(suite.name)}`,
    ...list('prompts', suite.prompts),
    ...list('recordings', suite.recordings),
    ...(suite.model === undefined ? [] : [`model: ${scalar(suite.model)}`]),
    ...list('tags', suite.tags),
    ...(suite.owner === undefined ? [] : [`owner: ${scalar(suite.owner)}`]),
    ...renderTraffic(suite),
  ]);
}

function renderTraffic({ traffic }: Suite): readonly string[] {
  if (traffic) {
    const { callsPerMonth, source } = traffic;
    return ['traffic:', `  calls_per_month: ${callsPerMonth}`, `  source: ${source}`];
  }
  return [
    '# Calls in production, so that reports can say dollars per month:',
    '# traffic: { calls_per_month: 10000, source: measured }',
  ];
}

function renderBudget(draft: DraftSuite): readonly string[] {
  const { name } = draft.suite;
  return entry([
    `name: ${scalar(name)}`,
    'scope:',
    `  suite: ${scalar(name)}`,
    ...renderLimits(draft),
  ]);
}

function renderLimits({ costPerRunUsd, inputTokens }: DraftSuite): readonly string[] {
  if (costPerRunUsd === undefined && inputTokens !== undefined && inputTokens > 0) {
    return [
      'metric: input_tokens',
      ...renderMax(Math.ceil(inputTokens), ''),
      OVER_BASELINE,
      ...MAX_TOKENS_ADDED,
    ];
  }
  // A max of $0 would forbid every change to a free model's prompts.
  const hasCost = costPerRunUsd !== undefined && costPerRunUsd >= MIN_COST_USD;
  const max = hasCost ? renderMax(costPerRunUsd, '$') : [];
  return ['metric: cost_per_run', ...max, OVER_BASELINE, ...MAX_INCREASE];
}

function renderMax(today: number, unit: '$' | ''): readonly string[] {
  const round = unit === '$' ? roundTo2Digits : (value: number): string => String(Math.ceil(value));
  return [
    `# Today about ${unit}${round(today, Math.round)}; this leaves 25 %.`,
    `max: ${unit}${round(today * MAX_OVER_TODAY, Math.ceil)}`,
  ];
}

function renderGate(enforce: boolean): readonly string[] {
  const comment = enforce
    ? '# Set to false to show breaches without failing the check.'
    : '# Breaches are shown and the check stays green. Set to true to block them.';
  return ['gate:', `  ${comment}`, `  enforce: ${enforce}`];
}

function entry(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}

function list(key: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  return [`${key}:`, ...values.map((value) => `  - ${scalar(value)}`)];
}

/** A text as YAML on one line, in quotes where YAML would read something else. */
function scalar(text: string): string {
  const key = 'text: ';
  const line = stringify({ text }, { lineWidth: 0, blockQuote: false, singleQuote: true });
  return line.slice(key.length).trimEnd();
}

/** Two significant digits without an exponent. */
function roundTo2Digits(value: number, round: (scaled: number) => number): string {
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(value)));
  const scale = 10 ** decimals;
  // The small part keeps a product that is off by a binary fraction from being rounded up.
  return (round(value * scale - 1e-6) / scale).toFixed(decimals);
}

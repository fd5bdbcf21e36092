export const METRICS = [
  'cost_per_run',
  'cost_per_month',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'context_tokens',
] as const;

/**
 * Costs in USD; tokens are the mean per run. A run is one case of a suite: one call. `context_tokens` are what the
 * workspace's context files add to every request of a coding agent: of the agent to which they add the most.
 */
export type Metric = (typeof METRICS)[number];

export type BudgetScope =
  | { readonly kind: 'total' }
  | { readonly kind: 'suite'; readonly suite: string }
  | { readonly kind: 'prompts'; readonly glob: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'model'; readonly model: string };

/** A limit on the increase over the baseline. With both parts, `all` needs both exceeded, `any` one. */
export type MaxIncrease = {
  /** 0.1 is 10 %. */
  readonly ratio?: number;
  /** In the metric's unit (USD or tokens). */
  readonly absolute?: number;
  readonly match: 'all' | 'any';
};

type Severity = 'fail' | 'warn' | 'info';

/** A limit a repository sets itself. Money is in USD as written; `max` and `absolute` are in the metric's unit. */
export type Budget = {
  readonly name: string;
  readonly scope: BudgetScope;
  readonly metric: Metric;
  readonly max?: number;
  readonly maxIncrease?: MaxIncrease;
  readonly severity: Severity;
  /** `max` is breached only by a head that is above it and worse than the baseline. */
  readonly onlyIfWorse: boolean;
  /** Ratios of `max` that are worth a line before it is reached: 0.8. */
  readonly warnAt: readonly number[];
  /** For the reader of a breach: whom to ask, what to do. */
  readonly message?: string;
};

/** A permission to be over a budget, up to an amount. */
export type Approval = {
  readonly source: 'waiver' | 'label' | 'command';
  /** The budget's name; absent: every budget. */
  readonly budget?: string;
  /** Highest value of the budget's metric that is permitted; absent: the value at the time of approval is not bound. */
  readonly upTo?: number;
  readonly by: string;
  /** When it was given: an ISO time in UTC. */
  readonly at?: string;
  readonly reason: string;
  /** Last day it holds (YYYY-MM-DD). */
  readonly expires?: string;
};

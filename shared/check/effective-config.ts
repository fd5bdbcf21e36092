import { type BudgetDelta, diffBudgets } from '../budget/diff-budgets.ts';
import type { Config } from '../config/config.ts';
import type { Suite } from '../measure/suite.ts';
import type { ConfigChange } from './caveat.ts';

/** The rules a change is judged by, and what of them the change itself rewrites. */
export type EffectiveConfig = {
  readonly config: Config;
  /** What differs at head; `added` applies at once, the rest after the merge. */
  readonly changes: readonly ConfigChange[];
};

/**
 * A change must not relax the rules it is judged by: limits, waivers, prices and traffic are the base commit's. A suite
 * is looked for with both sides' globs, so that moving files works and leaving one out does not; suites and budgets
 * that only the head has apply at once.
 */
export function effectiveConfig(baseline: Config | undefined, head: Config): EffectiveConfig {
  if (!baseline || baseline.gate.configFrom === 'head') return { config: head, changes: [] };
  return {
    config: {
      ...baseline,
      suites: mergeByName(baseline.suites, head.suites, mergeSuite),
      budgets: mergeByName(baseline.budgets, head.budgets, (budget) => budget),
      exclude: baseline.exclude.filter((glob) => head.exclude.includes(glob)),
    },
    changes: findChanges(baseline, head),
  };
}

function mergeByName<T extends { readonly name: string }>(
  baseline: readonly T[],
  head: readonly T[],
  merge: (baseline: T, head: T) => T,
): readonly T[] {
  const headByName = new Map(head.map((item) => [item.name, item]));
  const merged = baseline.map((item) => {
    const other = headByName.get(item.name);
    headByName.delete(item.name);
    return other ? merge(item, other) : item;
  });
  return [...merged, ...headByName.values()];
}

function mergeSuite(baseline: Suite, head: Suite): Suite {
  return {
    ...baseline,
    prompts: [...new Set([...baseline.prompts, ...head.prompts])],
    recordings: [...new Set([...baseline.recordings, ...head.recordings])],
  };
}

function findChanges(baseline: Config, head: Config): readonly ConfigChange[] {
  return [
    ...diffBudgets(baseline.budgets, head.budgets).map(budgetChange),
    ...suiteChanges(baseline.suites, head.suites),
    ...(['pricing', 'gate', 'noise', 'waivers', 'override', 'exclude'] as const).flatMap((key) =>
      isSame(baseline[key], head[key])
        ? []
        : [{ what: 'setting', name: key, kind: 'changed' } as const],
    ),
  ];
}

function budgetChange(delta: BudgetDelta): ConfigChange {
  const { name } = delta.kind === 'removed' ? delta.baseline : delta.head;
  return { what: 'budget', name, kind: delta.kind };
}

function suiteChanges(baseline: readonly Suite[], head: readonly Suite[]): readonly ConfigChange[] {
  const headByName = new Map(head.map((suite) => [suite.name, suite]));
  const known = new Set(baseline.map(({ name }) => name));
  return [
    ...baseline.flatMap((suite): readonly ConfigChange[] => {
      const { name } = suite;
      const other = headByName.get(name);
      if (!other) return [{ what: 'suite', name, kind: 'removed' }];
      return isSame(suite, other) ? [] : [{ what: 'suite', name, kind: 'changed' }];
    }),
    ...head.flatMap(({ name }): readonly ConfigChange[] =>
      known.has(name) ? [] : [{ what: 'suite', name, kind: 'added' }],
    ),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import type { Config } from '../config/config.ts';
import { findNearest } from '../config/find-nearest.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { UserError } from '../text/user-error.ts';

/** A config without the suites that are not asked for, and without the budgets that would need them. */
export type PartOfConfig = { readonly config: Config; readonly problems: readonly Problem[] };

/**
 * Leaves the named suites, or all without names, and their own budgets. A budget over prompts, models or everything would be judged by a part
 * of what it is about, so it is left out, and the report says so.
 */
export function onlySuites(
  config: Config,
  names: readonly string[] | undefined,
  configPath: string,
): PartOfConfig {
  if (!names) return { config, problems: [] };
  const known = config.suites.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) throw unknownSuite(name, known);
  const suites = config.suites.filter(({ name }) => names.includes(name));
  const budgets = config.budgets.filter(
    ({ scope }) => scope.kind === 'suite' && names.includes(scope.suite),
  );
  const left = config.budgets.length - budgets.length;
  const message = sentence`Only ${names.join(', ')} was measured, so ${left} of ${config.budgets.length} budgets were not judged`;
  const hint = sentence`Leave --suite out to judge the change by all of them.`;
  const problems: readonly Problem[] =
    left === 0 ? [] : [{ severity: 'warning', path: configPath, message, hint }];
  return { config: { ...config, suites, budgets }, problems };
}

function unknownSuite(name: string, known: readonly string[]): UserError {
  const nearest = findNearest(name, known);
  const hint =
    nearest === undefined
      ? `Name one of ${known.slice(0, 20).join(', ')}.`
      : `Did you mean "${nearest}"?`;
  return new UserError(`There is no suite "${name}"`, { hint });
}

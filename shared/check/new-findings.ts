import type { Finding, Severity } from '../rules/finding.ts';
import type { Position } from '../text/lines.ts';

/** A finding as a report keeps it: what it says and what it costs, without the texts it could be replaced by. */
export type NewFinding = Pick<
  Finding,
  | 'rule'
  | 'severity'
  | 'fix'
  | 'prompt'
  | 'message'
  | 'values'
  | 'places'
  | 'saving'
  | 'uncachedTokens'
  | 'usdPer1000Calls'
  | 'usdPerMonth'
  | 'priceAsOf'
  | 'fingerprint'
> & { readonly path: string; readonly position?: Position };

/** The waste that a change adds: findings of the head's changed prompts that the baseline did not have. */
export type NewFindings = {
  /** Worst first, `MAX_KEPT` at most. */
  readonly found: readonly NewFinding[];
  readonly count: number;
  /** Changed prompt files that were not looked at because there are too many; absent when all were. */
  readonly skippedFileCount?: number;
};

const MAX_KEPT = 1000;

export function newFindings(findings: readonly Finding[], skippedFileCount: number): NewFindings {
  const found = findings.map(toNew).toSorted(worstFirst).slice(0, MAX_KEPT);
  return { found, count: findings.length, ...(skippedFileCount > 0 && { skippedFileCount }) };
}

/** The findings of several parts of one check; a prompt may be in more than one of them. */
export function mergeNewFindings(parts: readonly NewFindings[]): NewFindings | undefined {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first;
  const all = parts.flatMap(({ found }) => found);
  const distinct = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  const doubledCount = all.length - distinct.length;
  const skippedFileCount = Math.max(...parts.map(({ skippedFileCount: skipped = 0 }) => skipped));
  return {
    found: distinct.toSorted(worstFirst).slice(0, MAX_KEPT),
    count: parts.reduce((sum, { count }) => sum + count, -doubledCount),
    ...(skippedFileCount > 0 && { skippedFileCount }),
  };
}

function toNew(finding: Finding): NewFinding {
  const { rule, severity, fix, prompt, message, values, places, fingerprint, source } = finding;
  const { saving, uncachedTokens, usdPer1000Calls, usdPerMonth, priceAsOf } = finding;
  return {
    rule,
    severity,
    fix,
    prompt,
    path: source.path,
    ...(source.start && { position: source.start }),
    message,
    values,
    places,
    ...(saving && { saving }),
    ...(uncachedTokens !== undefined && { uncachedTokens }),
    ...(usdPer1000Calls !== undefined && { usdPer1000Calls }),
    ...(usdPerMonth !== undefined && { usdPerMonth }),
    ...(priceAsOf !== undefined && { priceAsOf }),
    fingerprint,
  };
}

const RANKS: { readonly [severity in Severity]: number } = { error: 0, warning: 1, info: 2 };

/** By severity, then by what it costs a month, per call and in tokens; then by place, so that the order never changes. */
function worstFirst(a: NewFinding, b: NewFinding): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  const at = one.findIndex((value, index) => value !== other[index]);
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : at === -1 ? 0 : 1;
}

function keyOf(finding: NewFinding): readonly (string | number)[] {
  const { severity, usdPerMonth = 0, usdPer1000Calls = 0, path, position, rule } = finding;
  return [
    RANKS[severity],
    -usdPerMonth,
    -usdPer1000Calls,
    -wastedTokens(finding),
    path,
    position?.line ?? 0,
    position?.column ?? 0,
    rule,
  ];
}

function wastedTokens({ saving, uncachedTokens = 0 }: NewFinding): number {
  return uncachedTokens + (saving ? saving.tokensBefore - saving.tokensAfter : 0);
}

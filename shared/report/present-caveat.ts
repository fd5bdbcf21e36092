import type { Caveat, ConfigChange } from '../check/caveat.ts';
import { formatCount, plural } from './format-tokens.ts';
import { formatUsdDelta } from './format-usd.ts';
import { listNames, name, quote, say, type Words } from './words.ts';

type Presenters = {
  readonly [kind in Caveat['kind']]: (caveat: Extract<Caveat, { kind: kind }>) => readonly Words[];
};

const PRESENTERS: Presenters = {
  unmeasured: presentUnmeasured,
  'left-out': ({ suite, caseCount, ofCount, reason }) => [
    say`${name(suite)}: ${plural(caseCount, 'case')} of ${formatCount(ofCount)} left out of all figures: ${quote(reason)}.`,
  ],
  'no-price': ({ model, suites }) => [
    say`No price for ${name(model)} (${listNames(suites)}): its cost is unknown and in no total. Add it under pricing.overrides.`,
  ],
  'old-output': ({ suites, caseCount }) => [
    say`${plural(caseCount, 'changed case keeps its', 'changed cases keep their')} recorded output (${listNames(suites)}); record again to see what the change does to it.`,
  ],
  'model-replaced': ({ baseline, head, promptIds }) => [
    say`Model changed from ${name(baseline)} to ${name(head)} in ${listNames(promptIds)}; output tokens are assumed to stay the same until they are recorded.`,
  ],
  'inside-noise': ({ suite, intervalUsd: { low, high } }) => [
    say`${name(suite)}: recorded again, and its change is inside the noise (95 % interval ${formatUsdDelta(low)} to ${formatUsdDelta(high)} per run).`,
  ],
  'not-recorded': ({ suite, promptIds }) => [
    say`${name(suite)}: no recorded case measures ${listNames(promptIds)}; this change does not touch ${promptIds.length === 1 ? 'it' : 'them'}.`,
  ],
  'config-changed': ({ changes }) => [
    say`This change edits the rules it is judged by; limits are the baseline's until the merge: ${presentChanges(changes)}.`,
  ],
  'old-prices': ({ ageDays, asOf }) => [
    say`The price table is ${plural(ageDays, 'day')} old (${asOf}): update promptfare to price by today's list.`,
  ],
  'ignored-approval': presentIgnoredApproval,
  'refused-approval': ({ source, by, reason }) => [
    say`The approval of ${quote(by)} (${source}) does not count: ${quote(reason)}.`,
  ],
  'orphaned-budget': ({ budget }) => [
    say`Budget ${name(budget)} holds nothing any more: its suite or prompts are gone.`,
  ],
};

/** What a reader must know before trusting the figures: one sentence per line. */
export function presentCaveat<K extends Caveat['kind']>(
  caveat: Extract<Caveat, { kind: K }>,
): readonly Words[] {
  const present: (one: Extract<Caveat, { kind: K }>) => readonly Words[] = PRESENTERS[caveat.kind];
  return present(caveat);
}

function presentChanges(changes: readonly ConfigChange[]): Words {
  return changes.flatMap(({ what, name: changed, kind }, index): Words => [
    ...(index > 0 ? [', '] : []),
    ...say`${what} ${name(changed)} ${kind}`,
  ]);
}

const MAX_REASONS = 5;

function presentUnmeasured({
  suite,
  reasons,
}: Extract<Caveat, { kind: 'unmeasured' }>): readonly Words[] {
  const lines = reasons
    .slice(0, MAX_REASONS)
    .map((reason) => say`Could not measure ${name(suite)}: ${quote(reason)}.`);
  const restCount = reasons.length - lines.length;
  return restCount > 0
    ? [...lines, say`Could not measure ${name(suite)}: ${plural(restCount, 'more reason')}.`]
    : lines;
}

function presentIgnoredApproval({
  ignored,
}: Extract<Caveat, { kind: 'ignored-approval' }>): readonly Words[] {
  const { approval, reason } = ignored;
  const what = say`The ${approval.source} of ${quote(approval.by)}${approval.budget === undefined ? '' : say` for ${name(approval.budget)}`}`;
  if (reason === 'no-such-budget') return [say`${what} names no budget of this repository.`];
  return [
    say`${what} expired on ${quote(approval.expires ?? 'an unknown day')} and no longer applies.`,
  ];
}

import type { Caveat, ConfigChange } from '../check/caveat.ts';
import { APPROVAL_SOURCES } from './approval-sources.ts';
import { countWords } from './count-words.ts';
import { formatCount } from './format-tokens.ts';
import { formatUsdDelta } from './format-usd.ts';
import { joinWords, listNames, name, quote, say, type Words } from './words.ts';

type Presenters = {
  readonly [kind in Caveat['kind']]: (caveat: Extract<Caveat, { kind: kind }>) => readonly Words[];
};

const PRESENTERS: Presenters = {
  unmeasured: presentUnmeasured,
  'left-out': ({ suite, caseCount, ofCount, reason }) => [
    say`${name(suite)}: ${countWords(caseCount, 'case')} of ${formatCount(ofCount)} left out of all figures: ${quote(reason)}.`,
  ],
  'no-price': ({ model, suites }) => [
    say`No price for ${name(model)} (${listNames(suites)}): its cost is unknown and in no total. Add it under pricing.overrides.`,
  ],
  'old-output': ({ suites, caseCount }) => [
    caseCount === 1
      ? say`1 changed case keeps its recorded output (${listNames(suites)}); record again to see what the change does to it.`
      : say`${formatCount(caseCount)} changed cases keep their recorded output (${listNames(suites)}); record again to see what the change does to it.`,
  ],
  'model-replaced': ({ baseline, head, promptIds }) => [
    say`Model changed from ${name(baseline)} to ${name(head)} in ${listNames(promptIds)}; output tokens are assumed to stay the same until they are recorded.`,
  ],
  'inside-noise': ({ suite, intervalUsd: { low, high } }) => [
    say`${name(suite)}: recorded again, and its change is inside the noise (95 % interval ${formatUsdDelta(low)} to ${formatUsdDelta(high)} per run).`,
  ],
  'not-recorded': ({ suite, promptIds }) => [
    promptIds.length === 1
      ? say`${name(suite)}: no recorded case measures ${listNames(promptIds)}; this change does not touch it.`
      : say`${name(suite)}: no recorded case measures ${listNames(promptIds)}; this change does not touch them.`,
  ],
  'config-changed': ({ changes }) => [
    say`This change edits the rules it is judged by; limits are the baseline's until the merge: ${presentChanges(changes)}.`,
  ],
  'old-prices': ({ ageDays, asOf }) => [
    say`The price table is ${countWords(ageDays, 'day')} old (${asOf}): update promptfare to price by today's list.`,
  ],
  'ignored-approval': presentIgnoredApproval,
  'refused-approval': ({ source, by, reason }) => [
    say`The approval of ${quote(by)} (${APPROVAL_SOURCES[source]}) does not count: ${quote(reason)}.`,
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
  return joinWords(
    changes.map(({ what, name: changed, kind }) =>
      CHANGES[kind]([...CHANGED[what], ' ', name(changed)]),
    ),
  );
}

const CHANGED: { readonly [what in ConfigChange['what']]: Words } = {
  budget: say`budget`,
  suite: say`suite`,
  setting: say`setting`,
  config: say`config`,
};

const CHANGES: { readonly [kind in ConfigChange['kind']]: (what: Words) => Words } = {
  added: (what) => say`${what} added`,
  removed: (what) => say`${what} removed`,
  changed: (what) => say`${what} changed`,
};

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
    ? [...lines, say`Could not measure ${name(suite)}: ${countWords(restCount, 'more reason')}.`]
    : lines;
}

function presentIgnoredApproval({
  ignored,
}: Extract<Caveat, { kind: 'ignored-approval' }>): readonly Words[] {
  const { approval, reason } = ignored;
  const { source, by, budget } = approval;
  const of = budget === undefined ? '' : say` for ${name(budget)}`;
  const what = say`The ${APPROVAL_SOURCES[source]} of ${quote(by)}${of}`;
  if (reason === 'no-such-budget') return [say`${what} names no budget of this repository.`];
  const day = approval.expires === undefined ? say`an unknown day` : quote(approval.expires);
  return [say`${what} expired on ${day} and no longer applies.`];
}

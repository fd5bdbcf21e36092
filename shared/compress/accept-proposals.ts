import { measureReplacements, replaceWithin } from '../rules/measure-replacements.ts';
import type { CompressionTarget, DropReason, Proposal } from './compression.ts';
import { keepWorking, type Refused } from './keep-working.ts';
import { createRepeatFinder } from './repeats.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { scanText } from './scanned-text.ts';
import { verifyRewrite } from './verify.ts';

export type Dropped = Refused<Proposal, DropReason>;

export type Accepted = {
  readonly accepted: readonly Proposal[];
  readonly dropped: readonly Dropped[];
};

/** So many texts are compared before the rest of the proposals is left for another time. */
const MAX_TRIALS = 64;

/**
 * The proposals for one text that really save tokens on every target, do not get into each other's way, and lose nothing
 * that the verifier can see. Deterministic.
 */
export async function acceptProposals(
  text: string,
  proposals: readonly Proposal[],
  targets: readonly CompressionTarget[],
): Promise<Accepted> {
  const shorter: Proposal[] = [];
  const dropped: Dropped[] = [];
  for (const item of proposals) {
    if (savesTokens(text, item, targets)) shorter.push(item);
    else dropped.push({ item, reason: { kind: 'saves-nothing' } });
  }
  const { kept, dropped: overlapping } = resolveOverlaps(shorter);
  const verified = await keepVerified(text, kept);
  return {
    accepted: verified.accepted,
    dropped: [...dropped, ...overlapping, ...verified.dropped],
  };
}

/** Fewer tokens on one target at least, and more on none. */
function savesTokens(
  text: string,
  replacement: Proposal,
  targets: readonly CompressionTarget[],
): boolean {
  const saved = targets.map(({ tokenizer }) => {
    const { before, after } = measureReplacements(text, [replacement], tokenizer);
    return before - after;
  });
  return saved.every((tokens) => tokens >= 0) && saved.some((tokens) => tokens > 0);
}

/**
 * Two comparisons: taking out what is repeated elsewhere may lower how often something is said, never to zero; after that
 * nothing may change any more.
 */
async function keepVerified(text: string, proposals: readonly Proposal[]): Promise<Accepted> {
  const isRepeat = createRepeatFinder(text);
  const repeats: Proposal[] = [];
  const others: Proposal[] = [];
  for (const proposal of proposals) (isRepeat(proposal) ? repeats : others).push(proposal);
  const keptRepeats = await keepLossless(text, repeats, { base: [], repeats: 'merge' });
  const base = keptRepeats.accepted;
  const keptOthers = await keepLossless(text, others, { base, repeats: 'count' });
  return {
    accepted: [...base, ...keptOthers.accepted].toSorted(compareByPlace),
    dropped: [...keptRepeats.dropped, ...keptOthers.dropped],
  };
}

async function keepLossless(
  text: string,
  proposals: readonly Proposal[],
  { base, repeats }: { readonly base: readonly Proposal[]; readonly repeats: 'count' | 'merge' },
): Promise<Accepted> {
  if (proposals.length === 0) return { accepted: [], dropped: [] };
  const was = scanText(replaceAll(text, base));
  const { kept, refused } = await keepWorking<Proposal, DropReason>(proposals, {
    maxTrials: MAX_TRIALS,
    unsearched: { kind: 'not-tried' },
    findFault: (some) => {
      const { passed, losses } = verifyRewrite(was, replaceAll(text, [...base, ...some]), {
        repeats,
      });
      return passed ? undefined : { kind: 'loses', losses };
    },
  });
  return { accepted: kept, dropped: refused };
}

/** `text` with replacements made that do not overlap. */
export function replaceAll(text: string, proposals: readonly Proposal[]): string {
  const ordered = proposals.toSorted(compareByPlace);
  return replaceWithin(text, { start: 0, end: text.length }, ordered);
}

export function compareByPlace(a: Proposal, b: Proposal): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

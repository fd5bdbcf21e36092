import type { DropReason, Proposal } from './compression.ts';
import type { Refused } from './keep-working.ts';

/**
 * Proposals without overlap, in order: of two that share a character the one that begins earlier is kept, then the longer
 * one, then the first by rule. The other is offered again once the text has changed. Touching ones are kept together
 * unless their rules conflict.
 */
export function resolveOverlaps(proposals: readonly Proposal[]): {
  readonly kept: readonly Proposal[];
  readonly dropped: readonly Refused<Proposal, DropReason>[];
} {
  const kept: Proposal[] = [];
  const dropped: Refused<Proposal, DropReason>[] = [];
  for (const item of proposals.toSorted(compareByPlaceAndRule)) {
    const last = kept.at(-1);
    if (last && (overlaps(last, item) || (touches(last, item) && conflicts(last, item)))) {
      dropped.push({ item, reason: { kind: 'overlaps', rule: last.rule } });
    } else kept.push(item);
  }
  return { kept, dropped };
}

function compareByPlaceAndRule(a: Proposal, b: Proposal): number {
  if (a.range.start !== b.range.start) return a.range.start - b.range.start;
  if (a.range.end !== b.range.end) return b.range.end - a.range.end;
  return a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1;
}

/** Two insertions at one place overlap too: their order would be arbitrary. */
function overlaps(first: Proposal, second: Proposal): boolean {
  return second.range.start < first.range.end || second.range.start === first.range.start;
}

function touches(first: Proposal, second: Proposal): boolean {
  return second.range.start === first.range.end;
}

function conflicts(first: Proposal, second: Proposal): boolean {
  return first.conflictsWith.includes(second.rule) || second.conflictsWith.includes(first.rule);
}

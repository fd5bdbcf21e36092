import type { Range } from '../text/range.ts';
import type { Check, CheckOptions } from './check.ts';
import { findSwaps } from './find-swaps.ts';
import type { CheckId, Loss } from './loss.ts';
import type { ScannedText } from './scanned-text.ts';

/** One occurrence of something that has to survive: equal keys mean the same. */
export type Fact = { readonly key: string; readonly range: Range };

/** A check that lists facts of both texts and compares how often each stands there. */
export function factCheck(options: {
  readonly id: CheckId;
  readonly title: string;
  readonly factsOf: (scanned: ScannedText) => readonly Fact[];
  /** Whether a new fact is a loss too; a new number or negation is, a new capital is not. */
  readonly refusesNew: boolean;
  /** Whether a fact that changed its place with another one is a loss. */
  readonly refusesSwaps?: boolean;
}): Check {
  const { id, title, factsOf, refusesNew, refusesSwaps = false } = options;
  return {
    id,
    title,
    findLosses: (before, after, { repeats }) => {
      const factsBefore = factsOf(before);
      const factsAfter = factsOf(after);
      const was = groupFacts(factsBefore);
      const is = groupFacts(factsAfter);
      const lost = missingFrom({ facts: was, other: is, repeats });
      const added = refusesNew ? missingFrom({ facts: is, other: was, repeats: 'count' }) : [];
      const swapped = refusesSwaps
        ? findSwaps(
            { text: before.text, facts: factsBefore },
            { text: after.text, facts: factsAfter },
          )
        : [];
      return [
        ...lost.map((gone) => lossOf({ check: id, kind: 'lost' }, gone, before.text)),
        ...added.map((fresh) => lossOf({ check: id, kind: 'added' }, fresh, after.text)),
        ...swapped.map(({ range }) =>
          lossOf({ check: id, kind: 'lost' }, { count: 1, range }, before.text),
        ),
      ];
    },
  };
}

type Facts = ReadonlyMap<string, readonly Range[]>;
type Missing = { readonly count: number; readonly range: Range };

function groupFacts(facts: readonly Fact[]): Facts {
  const groups = new Map<string, Range[]>();
  for (const { key, range } of facts) {
    const group = groups.get(key);
    if (group) group.push(range);
    else groups.set(key, [range]);
  }
  return groups;
}

function missingFrom({
  facts,
  other,
  repeats,
}: {
  readonly facts: Facts;
  readonly other: Facts;
  readonly repeats: CheckOptions['repeats'];
}): readonly Missing[] {
  return [...facts].flatMap(([key, ranges]): readonly Missing[] => {
    const left = other.get(key)?.length ?? 0;
    const count = repeats === 'merge' && left > 0 ? 0 : ranges.length - left;
    const range = ranges[0];
    return count > 0 && range ? [{ count, range }] : [];
  });
}

function lossOf(head: Pick<Loss, 'check' | 'kind'>, { count, range }: Missing, text: string): Loss {
  return { ...head, what: excerpt(text, range), count, range };
}

const MAX_EXCERPT = 60;

/** The text of a range on one line, for people. */
export function excerpt(text: string, { start, end }: Range): string {
  const line = text
    .slice(start, Math.min(end, start + MAX_EXCERPT + 1))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT - 1)}…` : line;
}

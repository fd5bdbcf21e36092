import type { Fact } from './compare-facts.ts';

/** The word, or the two Chinese characters, right before something, and what stands between. */
const LEAD = /([A-Za-z]+|\p{Script=Han}{1,2})[^\p{L}\p{N}\n]{0,8}$/u;
const LEAD_LENGTH = 40;

/**
 * Facts that changed places: behind the same word stands another one than before, and both stand in both texts. Counts
 * do not see that; moving a fact together with the word before it is no change.
 */
export function findSwaps(
  { text, facts }: { readonly text: string; readonly facts: readonly Fact[] },
  other: { readonly text: string; readonly facts: readonly Fact[] },
): readonly Fact[] {
  const was = factsByLead(text, facts);
  const is = factsByLead(other.text, other.facts);
  const kept = new Set(other.facts.map(({ key }) => key));
  const known = new Set(facts.map(({ key }) => key));
  return [...was].flatMap(([lead, before]): readonly Fact[] => {
    const after = is.get(lead);
    if (!after) return [];
    const own = new Set(before.map(({ key }) => key));
    const isMoved =
      after.every(({ key }) => known.has(key) && !own.has(key)) &&
      before.every(({ key }) => kept.has(key));
    return isMoved ? before.slice(0, 1) : [];
  });
}

function factsByLead(text: string, facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const { start } = fact.range;
    const lead = LEAD.exec(text.slice(Math.max(0, start - LEAD_LENGTH), start))?.[1]?.toLowerCase();
    if (lead === undefined) continue;
    const group = groups.get(lead);
    if (group) group.push(fact);
    else groups.set(lead, [fact]);
  }
  return groups;
}

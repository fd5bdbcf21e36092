import { closestMatch } from 'leven';

/** Longer words are no typing mistakes, and would make the comparison slow. */
const MAX_LENGTH = 60;

/** The candidate that `word` was most likely meant to be, if one is near; case and `_`, `-` do not count. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const byPlain = new Map(
    candidates
      .filter(({ length }) => length <= MAX_LENGTH)
      .map((candidate) => [plain(candidate), candidate]),
  );
  const target = plain(word);
  const maxDistance = farthest(target.length);
  const nearest = closestMatch(target, [...byPlain.keys()], { maxDistance });
  return nearest === undefined ? undefined : byPlain.get(nearest);
}

/** One mistake in a short word, two in a usual one (`nmae`), a third of a long one; a single letter is near to all. */
function farthest(length: number): number {
  if (length < 4) return length < 2 ? 0 : 1;
  return Math.max(2, Math.floor(length / 3));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s-]/g, '');
}

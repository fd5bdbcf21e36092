/**
 * When two units are merged depends on what they make, and in a few vocabularies on where it is cut as well: the ranks
 * of such pairs, by `pairRankKey`. Empty where the token alone decides.
 */
export type PairRanks = ReadonlyMap<number, number>;

export const NO_PAIR_RANKS: PairRanks = new Map();

/** The key of the pair that makes `token`, of which the first `leftBytes` are the left one. */
export function pairRankKey(token: number, leftBytes: number): number {
  return token * 256 + leftBytes;
}

/** The rank of a pair that makes `token`. */
export function rankOfPair(ranks: PairRanks, token: number, leftBytes: number): number {
  return ranks.get(pairRankKey(token, leftBytes)) ?? token;
}

/** Why one of the items cannot be kept. */
export type Refused<T, R> = { readonly item: T; readonly reason: R };

export type Kept<T, R> = {
  readonly kept: readonly T[];
  readonly refused: readonly Refused<T, R>[];
};

type Trial<T, R> = {
  /** Why these items do not work together; absent when they do. */
  readonly findFault: (items: readonly T[]) => R | undefined | Promise<R | undefined>;
  /** The reason for items that were left out because the search had become too long. */
  readonly unsearched: R;
  readonly maxTrials: number;
};

/**
 * The items that work together, found by halving: one trial when all do, about log₂(n) more for each that does not.
 * Deterministic. After `maxTrials` the rest is left out.
 */
export async function keepWorking<T, R>(
  items: readonly T[],
  { findFault, unsearched, maxTrials }: Trial<T, R>,
): Promise<Kept<T, R>> {
  const kept: T[] = [];
  const refused: Refused<T, R>[] = [];
  let trials = 0;
  const keep = async (some: readonly T[]): Promise<void> => {
    if (some.length === 0) return;
    if (trials >= maxTrials) {
      refused.push(...some.map((item) => ({ item, reason: unsearched })));
      return;
    }
    trials += 1;
    const reason = await findFault([...kept, ...some]);
    if (reason === undefined) kept.push(...some);
    else if (some.length === 1) refused.push(...some.map((item) => ({ item, reason })));
    else {
      const half = some.length >> 1;
      await keep(some.slice(0, half));
      await keep(some.slice(half));
    }
  };
  await keep(items);
  return { kept, refused };
}

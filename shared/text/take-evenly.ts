/** At most `max` of the items, evenly taken from the whole list, in order. */
export function takeEvenly<T>(items: readonly T[], max: number): readonly T[] {
  const stride = Math.ceil(items.length / max);
  return items.filter((_, index) => index % stride === 0);
}

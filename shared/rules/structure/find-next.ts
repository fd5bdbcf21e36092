/** Where something stands next at an offset or behind it; absent when nowhere. */
export type NextFinder = (from: number) => number | undefined;

/** Looks for `wanted` once for all offsets before it, so that offsets that only grow cost one pass over the text. */
export function findNext(text: string, wanted: string): NextFinder {
  let known = -1;
  let isGone = false;
  return (from) => {
    if (!isGone && known < from) {
      known = text.indexOf(wanted, from);
      isGone = known < 0;
    }
    return isGone ? undefined : known;
  };
}

import type { Range } from '../../text/range.ts';

/** Ranges that can be asked about; a look-up is a binary search. */
export type RangeIndex<T extends Range> = {
  /** The last range that starts at or before `offset`. */
  readonly lastBefore: (offset: number) => T | undefined;
  /** Whether any of them shares a character with `range`. */
  readonly touches: (range: Range) => boolean;
};

/** `ranges` in order of their starts and without overlap. */
export function indexRanges<T extends Range>(ranges: readonly T[]): RangeIndex<T> {
  const lastBefore = (offset: number): T | undefined => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return ranges[low - 1];
  };
  return {
    lastBefore,
    touches: ({ start, end }) => {
      const last = lastBefore(Math.max(start, end - 1));
      return last !== undefined && last.end > start;
    },
  };
}

/** Ranges of any kind and order as one list without overlap. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** A binary heap of numbers, lowest first. */
export type Heap = { readonly entries: Float64Array; size: number };

/** An empty heap with room for `capacity` numbers. */
export function createHeap(capacity: number): Heap {
  return { entries: new Float64Array(capacity), size: 0 };
}

/** Adds an entry; there must be room. */
export function pushEntry(heap: Heap, entry: number): void {
  const { entries } = heap;
  let at = heap.size;
  heap.size += 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const parentEntry = entries[parent] ?? Infinity;
    if (parentEntry <= entry) break;
    entries[at] = parentEntry;
    at = parent;
  }
  entries[at] = entry;
}

/** Removes and returns the lowest entry; `Infinity` when there is none. */
export function takeLowest(heap: Heap): number {
  if (heap.size === 0) return Infinity;
  const lowest = heap.entries[0] ?? Infinity;
  heap.size -= 1;
  if (heap.size > 0) sink(heap, heap.entries[heap.size] ?? Infinity);
  return lowest;
}

/** Puts `entry` in place of the lowest one, or below, where it belongs. */
function sink({ entries, size }: Heap, entry: number): void {
  let at = 0;
  for (;;) {
    const child = lowerChild(entries, at, size);
    const childEntry = entries[child] ?? Infinity;
    if (child >= size || childEntry >= entry) break;
    entries[at] = childEntry;
    at = child;
  }
  entries[at] = entry;
}

function lowerChild(entries: Float64Array, at: number, size: number): number {
  const left = at * 2 + 1;
  const right = left + 1;
  const isRight = right < size && (entries[right] ?? Infinity) < (entries[left] ?? Infinity);
  return isRight ? right : left;
}

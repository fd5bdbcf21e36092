/** A binary heap, lowest first, of at most `entries.length` numbers; the free places hold `Infinity`. */
export type Heap = { readonly entries: Float64Array; size: number };

/** Makes a heap of `entries`, in place; those that are `Infinity` must stand last. */
export function createHeap(entries: Float64Array): Heap {
  const size = entries.indexOf(Infinity);
  const heap = { entries, size: size < 0 ? entries.length : size };
  for (let at = (heap.size >> 1) - 1; at >= 0; at -= 1) sink(heap, at, entries[at] ?? Infinity);
  return heap;
}

/** Adds an entry; `Infinity` is none. */
export function pushEntry(heap: Heap, entry: number): void {
  if (entry === Infinity) return;
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
  if (heap.size > 0) sink(heap, 0, heap.entries[heap.size] ?? Infinity);
  return lowest;
}

/** Puts `entry` at `start` or below, where it belongs. */
function sink({ entries, size }: Heap, start: number, entry: number): void {
  let at = start;
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

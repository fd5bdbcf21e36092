import type { Value } from './value.ts';

/** The `loop` variable at one item. */
export function loopNames(items: readonly Value[], index: number): Value {
  const { length } = items;
  return {
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
    previtem: items[index - 1],
    nextitem: items[index + 1],
    cycle: ({ positional }) => positional[index % Math.max(positional.length, 1)],
  };
}

/** Every choice of one item per column, the last column changing fastest; endless for all the reader can tell. */
export function* combinations<T>(columns: readonly (readonly T[])[]): Generator<readonly T[]> {
  const strides: number[] = [];
  let total = 1;
  for (const items of columns.toReversed()) {
    strides.unshift(total);
    total *= items.length;
  }
  for (let index = 0; index < total; index += 1) {
    yield columns.flatMap((items, at) => {
      const item = Math.floor(index / (strides[at] ?? 1)) % items.length;
      return items.slice(item, item + 1);
    });
  }
}

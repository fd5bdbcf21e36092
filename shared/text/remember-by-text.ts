/** The texts of a generation; the one before is kept too. Few, because a part of a file may keep all of it in memory. */
const GENERATION = { texts: 256, units: 1_000_000 };

/**
 * `compute` for texts that are asked for again and again: the last ones are remembered, and what nobody asks for is
 * forgotten with its generation. A text that is the same object as before is found without being read.
 */
export function rememberByText<Value extends {} | null>(
  compute: (text: string) => Value,
): (text: string) => Value {
  let recent = new Map<string, Value>();
  let older: ReadonlyMap<string, Value> = new Map();
  let units = 0;
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const value = older.get(text) ?? compute(text);
    if (recent.size >= GENERATION.texts || units + text.length > GENERATION.units) {
      older = recent;
      recent = new Map();
      units = 0;
    }
    recent.set(text, value);
    units += text.length;
    return value;
  };
}

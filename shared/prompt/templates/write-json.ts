import type { Meter } from './meter.ts';

/** How JSON is spelt. */
export type JsonStyle = {
  /** Spaces or text per level; an empty text keeps everything on one line. */
  readonly indent: string;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortsKeys?: boolean;
};

/** As JavaScript's `JSON.stringify(value, null, indent)`. */
export function javascriptStyle(indent: string): JsonStyle {
  return { indent, itemSeparator: ',', keySeparator: indent === '' ? ':' : ': ' };
}

/** As Python's `json.dumps(value, indent=…)`, with its letters left as they are. */
export function pythonStyle(indent: string): JsonStyle {
  return { indent, itemSeparator: indent === '' ? ', ' : ',', keySeparator: ': ' };
}

/**
 * Writes what JSON can hold, counting the work: values may hold one another many times over, and nest without end.
 * What JSON cannot hold (undefined, functions) becomes null in a list and is left out of an object.
 */
export function writeJson(value: unknown, style: JsonStyle, meter: Meter): string {
  const text = writeNode({ style, meter, level: 0 }, value) ?? 'null';
  return text;
}

type Place = { readonly style: JsonStyle; readonly meter: Meter; readonly level: number };

function writeNode(place: Place, value: unknown): string | undefined {
  place.meter.spend();
  if (value === undefined || typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return writeScalar(place, value);
  return place.meter.nest(() => {
    const inner = { ...place, level: place.level + 1 };
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => writeNode(inner, item) ?? 'null');
      return bracket(place, items, '[]');
    }
    return bracket(place, writeMembers(inner, value), '{}');
  });
}

function writeScalar({ meter }: Place, value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  meter.produce(text.length);
  return text;
}

function writeMembers(place: Place, value: object): string[] {
  const entries: [string, unknown][] = Object.entries(value);
  if (place.style.sortsKeys) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.flatMap(([key, member]) => {
    const text = writeNode(place, member);
    if (text === undefined) return [];
    return [writeScalar(place, key) + place.style.keySeparator + text];
  });
}

function bracket({ style, meter, level }: Place, items: string[], pair: string): string {
  const open = pair.charAt(0);
  const close = pair.charAt(1);
  if (items.length === 0) return pair;
  const pad = style.indent === '' ? '' : `\n${style.indent.repeat(level + 1)}`;
  const end = style.indent === '' ? '' : `\n${style.indent.repeat(level)}`;
  // Every level copies the text of the levels below it.
  const length = items.reduce((sum, item) => sum + item.length + pad.length + 2, 2);
  meter.produce(length);
  return `${open}${pad}${items.join(`${style.itemSeparator}${pad}`)}${end}${close}`;
}

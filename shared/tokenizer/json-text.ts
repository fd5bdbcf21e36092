import type { Json } from '../text/json.ts';

/** What is still to be written: a finished string, or a value. */
type Part = { readonly text: string } | { readonly value: Json };

/** `value` as compact JSON. Unlike `JSON.stringify` it takes any depth, as files from outside may have any. */
export function jsonText(value: Json): string {
  const written: string[] = [];
  const open: Part[] = [{ value }];
  for (let part = open.pop(); part; part = open.pop()) {
    if ('text' in part) {
      written.push(part.text);
      continue;
    }
    for (const inner of partsOf(part.value).toReversed()) open.push(inner);
  }
  return written.join('');
}

function partsOf(value: Json): readonly Part[] {
  if (value === null || typeof value !== 'object') return [{ text: JSON.stringify(value) }];
  if (isArray(value)) {
    return [
      { text: '[' },
      ...value.flatMap((item, index) => [comma(index), { value: item }]),
      { text: ']' },
    ];
  }
  const fields = Object.entries(value).flatMap(([key, field], index) => [
    { text: `${index > 0 ? ',' : ''}${JSON.stringify(key)}:` },
    { value: field },
  ]);
  return [{ text: '{' }, ...fields, { text: '}' }];
}

function comma(index: number): Part {
  return { text: index > 0 ? ',' : '' };
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

import { isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import { minify } from './data-pretty-json.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** Fewer rows hardly pay for a heading. */
const MIN_ROWS = 5;
/** A change of format has to be worth it: at most this share of the smallest JSON is left. */
const MAX_RATIO = 0.9;

/** A list of objects with the same keys names every key in every row; a table names it once. */
export const rowJson: Rule = {
  id: 'data/row-json',
  title: 'Rows of JSON with the same keys',
  severity: 'info',
  fix: 'code',
  messages: {
    rows: '{rows} rows repeat the same {keys} keys; as CSV they are smaller than as JSON on one line',
  },
  conflictsWith: ['data/pretty-json'],
  find: findRowJson,
};

function* findRowJson({ parts, countTokens }: RuleContext): Generator<Waste> {
  for (const part of parts) {
    for (const block of part.structure.jsonBlocks) {
      const { start, end } = block.range;
      if (part.text[start] !== '[') continue;
      const rows = rowsOf(parse(part.text.slice(start, end)));
      if (!rows) continue;
      const before = countTokens(minify(part.text, block));
      const after = countTokens(toCsv(rows));
      if (after > before * MAX_RATIO) continue;
      const values = { rows: rows.length, keys: Object.keys(rows[0] ?? {}).length };
      yield { part, range: block.range, message: 'rows', values, tokens: { before, after } };
    }
  }
}

type Row = { readonly [key: string]: Json };

/** The rows of a list in which every entry is an object with the same two keys or more and plain values. */
function rowsOf(value: Json | undefined): readonly Row[] | undefined {
  if (!isJsonArray(value) || value.length < MIN_ROWS) return undefined;
  const rows = value.filter((row) => isJsonObject(row));
  if (rows.length < value.length) return undefined;
  const keys = keysOf(rows[0] ?? {});
  const isUniform = rows.every(
    (row) =>
      keysOf(row) === keys &&
      Object.values(row).every((cell) => typeof cell !== 'object' || cell === null),
  );
  return isUniform && Object.keys(rows[0] ?? {}).length > 1 ? rows : undefined;
}

function keysOf(row: Row): string {
  return JSON.stringify(Object.keys(row).toSorted());
}

/** RFC 4180, with line feeds. */
function toCsv(rows: readonly Row[]): string {
  const keys = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => keys.map((key) => field(row[key] ?? '')).join(','));
  return [keys.map(field).join(','), ...lines].join('\n');
}

function field(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { fieldOf, isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';

/** The table of a promptfoo eval: a column for each prompt and provider, a row for each test. */
export type PromptfooTable = {
  readonly heads: readonly Json[];
  readonly rows: readonly TableRow[];
};

/** A cell as the row that exports with results have for it, and where the cell stands. */
type TableRow = { readonly value: Json; readonly at: JsonPath };

/** Where shared evals and files of the web viewer keep a table. */
const PATHS: readonly (readonly string[])[] = [
  ['results', 'table'],
  ['table'],
  [],
  ['data', 'results', 'table'],
  ['data', 'table'],
];

/** The table of a value that has no rows of results; undefined when it has none. */
export function findPromptfooTable(value: Json): PromptfooTable | undefined {
  for (const path of PATHS) {
    const table = fieldOf(value, ...path);
    const heads = fieldOf(table, 'head', 'prompts');
    const body = fieldOf(table, 'body');
    if (!isJsonArray(heads) || !isJsonArray(body)) continue;
    if (!body.some((row) => isJsonArray(fieldOf(row, 'outputs')))) continue;
    const names = fieldOf(table, 'head', 'vars');
    const context = { heads, names: isJsonArray(names) ? names : [] };
    const rows = body.flatMap((row, index) =>
      rowsOf(row, { ...context, testIdx: index, at: [...path, 'body', index] }),
    );
    return { heads, rows };
  }
  return undefined;
}

type Context = {
  readonly heads: readonly Json[];
  readonly names: readonly Json[];
  readonly testIdx: number;
  readonly at: JsonPath;
};

function rowsOf(row: Json, { heads, names, testIdx, at }: Context): readonly TableRow[] {
  const outputs = fieldOf(row, 'outputs');
  const test = fieldOf(row, 'test');
  const shared = onlyKnown({ vars: varsOf(row, names), testCase: test, testIdx });
  return (isJsonArray(outputs) ? outputs : []).map((cell, promptIdx) => ({
    value: { ...rowOfCell(cell, heads[promptIdx]), ...shared, promptIdx },
    at: [...at, 'outputs', promptIdx],
  }));
}

/** The first versions keep the text alone, with the verdict written before it. */
function rowOfCell(cell: Json, head: Json | undefined): { readonly [name: string]: Json } {
  const provider = fieldOf(cell, 'provider') ?? fieldOf(head, 'provider');
  const label = fieldOf(head, 'label') ?? fieldOf(head, 'display');
  const raw = fieldOf(cell, 'prompt');
  const response = onlyKnown({
    output: isJsonObject(cell) ? fieldOf(cell, 'text') : cell,
    tokenUsage: fieldOf(cell, 'tokenUsage'),
  });
  const grades = onlyKnown({
    success: fieldOf(cell, 'pass'),
    score: fieldOf(cell, 'score'),
    gradingResult: fieldOf(cell, 'gradingResult'),
    namedScores: fieldOf(cell, 'namedScores'),
    latencyMs: fieldOf(cell, 'latencyMs'),
    cost: fieldOf(cell, 'cost'),
    error: fieldOf(cell, 'error'),
  });
  return { ...onlyKnown({ provider }), prompt: onlyKnown({ raw, label }), response, ...grades };
}

function varsOf(row: Json, names: readonly Json[]): { readonly [name: string]: Json } {
  const values = fieldOf(row, 'vars');
  const vars: { [name: string]: Json } = Object.create(null);
  for (const [index, name] of names.entries()) {
    const value = isJsonArray(values) ? values[index] : undefined;
    if (typeof name === 'string' && value !== undefined) vars[name] = value;
  }
  return vars;
}

import { fieldOf, isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import { findPromptfooTable } from './rows-of-table.ts';

/** Where an export of promptfoo keeps its parts. */
export type PromptfooEval = {
  readonly rows: readonly Json[];
  readonly rowsPath: JsonPath;
  /** Where each row stands, when they are no list of their own. */
  readonly places?: readonly JsonPath[];
  /** `CompletedPrompt`s, the product of providers and prompts; empty where the shape has none. */
  readonly heads: readonly Json[];
  readonly config: Json | undefined;
};

/** Fields of `EvaluateResult` in every version since 2023. A row of another tool has one or two of them. */
const ROW_FIELDS = [
  'provider',
  'prompt',
  'vars',
  'response',
  'providerResponse',
  'success',
  'score',
  'gradingResult',
  'namedScores',
  'testCase',
  'promptIdx',
  'testIdx',
  'latencyMs',
] as const;

const MIN_ROW_FIELDS = 4;
const ROWS_LOOKED_AT = 20;

/**
 * Finds the eval in any of promptfoo's shapes: the output file `{evalId, results: {version, results}}`, the bare
 * summary `{version, results, stats}`, both shapes of a shared eval, and a table without results. Undefined when nothing shows promptfoo.
 */
export function findPromptfooEval(value: Json): PromptfooEval | undefined {
  const holder = findHolder(value);
  if (!holder) return evalOfTable(value);
  const rows = fieldOf(holder.value, 'results');
  if (!isJsonArray(rows)) return undefined;
  const known = rows.length === 0 ? isEmptyEval(value, holder.value) : rows.some(isRowAmong(rows));
  if (!known) return undefined;
  return {
    rows,
    rowsPath: [...holder.path, 'results'],
    heads: headsOf(holder.value),
    config: fieldOf(holder.value, 'config') ?? fieldOf(value, 'config'),
  };
}

/** Shared evals of version 2 and files of the web viewer may hold the table alone. */
function evalOfTable(value: Json): PromptfooEval | undefined {
  const table = findPromptfooTable(value);
  if (!table) return undefined;
  const { heads, rows } = table;
  const config = fieldOf(value, 'config') ?? fieldOf(value, 'data', 'config');
  const places = rows.map(({ at }) => at);
  return { rows: rows.map((row) => row.value), rowsPath: [], places, heads, config };
}

/** Whether a value is a row as promptfoo writes them. */
export function isPromptfooRow(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const isNamed = Object.hasOwn(value, 'provider') || Object.hasOwn(value, 'prompt');
  return (
    isNamed && ROW_FIELDS.filter((name) => Object.hasOwn(value, name)).length >= MIN_ROW_FIELDS
  );
}

/** For people: why a file with promptfoo's outline is not read as one. */
export function explainNoEval(
  value: Json,
): { readonly at: JsonPath; readonly message: Sentence } | undefined {
  const holder = findHolder(value);
  const rows = fieldOf(holder?.value, 'results');
  if (!holder || !isJsonArray(rows) || holder.path.length === 0) return undefined;
  const at = [...holder.path, 'results'];
  if (rows.length > 0)
    return { at, message: sentence`The rows of "results" are not those of promptfoo` };
  const message = sentence`This has the outline of a promptfoo output, but it is empty: no rows, no version, no stats`;
  return { at, message };
}

type Holder = { readonly value: Json; readonly path: JsonPath };

function findHolder(value: Json): Holder | undefined {
  for (const path of [['results'], [], ['data', 'results'], ['data']]) {
    const holder = fieldOf(value, ...path);
    if (isJsonArray(fieldOf(holder, 'results')) && holder !== undefined) {
      return { value: holder, path };
    }
  }
  return undefined;
}

/** A row counts only near the start, so that a list of a million strangers is not searched. */
function isRowAmong(rows: readonly Json[]): (row: Json, index: number) => boolean {
  const limit = Math.min(rows.length, ROWS_LOOKED_AT);
  return (row, index) => index < limit && isPromptfooRow(row);
}

/** A run whose tests were all filtered out still has its version and stats. */
function isEmptyEval(value: Json, holder: Json): boolean {
  const hasVersion = typeof fieldOf(holder, 'version') === 'number';
  const hasStats = isJsonObject(fieldOf(holder, 'stats'));
  return hasStats && (hasVersion || typeof fieldOf(value, 'evalId') === 'string');
}

function headsOf(holder: Json): readonly Json[] {
  const heads = fieldOf(holder, 'prompts') ?? fieldOf(holder, 'table', 'head', 'prompts');
  return isJsonArray(heads) ? heads : [];
}

import { isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import type { Note } from '../locate-notes.ts';
import type { Draft } from '../draft.ts';
import { kindOf } from '../row-fields.ts';
import type { JsonObject, Report } from '../row-fields.ts';
import { isPromptfooRow } from './find-eval.ts';
import type { PromptfooEval } from './find-eval.ts';
import { promptRefsOf } from './prompt-ref-of-row.ts';
import { sampleOfRow } from './sample-of-row.ts';

export type ReadEval = { readonly drafts: readonly Draft[]; readonly notes: readonly Note[] };

/** Makes a sample of every row; a row that is none is refused alone. */
export function readPromptfooEval(found: PromptfooEval): ReadEval {
  const notes: Note[] = [];
  const report: Report = (at, message) => {
    notes.push({ severity: 'warning', at, message, hint: sentence`The value is left out.` });
  };
  const context = { config: found.config, promptRefs: promptRefsOf(found), report };
  const drafts: Draft[] = [];
  for (const [index, row] of found.rows.entries()) {
    const at: JsonPath = found.places?.[index] ?? [...found.rowsPath, index];
    if (isJsonObject(row) && isPromptfooRow(row)) drafts.push(sampleOfRow(row, at, context));
    else notes.push(refusedRow(at, row));
  }
  if (found.rows.length === 0) notes.push(emptyEval(found.rowsPath));
  return { drafts, notes };
}

function refusedRow(at: JsonPath, row: Json): Note {
  const number = Number(at.at(-1)) + 1;
  const message = isJsonObject(row)
    ? whatIsMissing(number, row)
    : sentence`Row ${number} is ${kindOf(row)}`;
  return {
    severity: 'error',
    at,
    message,
    hint: sentence`The row is not read.`,
  };
}

function whatIsMissing(number: number, row: JsonObject): Sentence {
  const hasName = Object.hasOwn(row, 'provider') || Object.hasOwn(row, 'prompt');
  return hasName
    ? sentence`Row ${number} is no result of a promptfoo test`
    : sentence`Row ${number} has no "provider" and no "prompt"`;
}

function emptyEval(at: JsonPath): Note {
  const message = sentence`The eval holds no results`;
  return {
    severity: 'warning',
    at,
    message,
    hint: sentence`Check the filters of the run that wrote it.`,
  };
}

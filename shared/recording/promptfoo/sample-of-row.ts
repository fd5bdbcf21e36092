import { fieldOf, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { Sample } from '../recording.ts';
import { rowFields } from '../row-fields.ts';
import type { JsonObject, Report, RowFields } from '../row-fields.ts';
import type { Draft } from '../draft.ts';
import { keyStem } from '../sample-keys.ts';
import { messagesOfPrompt } from '../sent-messages.ts';
import type { PromptRefs } from './prompt-ref-of-row.ts';
import { providerOfRow } from './provider-of-row.ts';
import { usageOfRow } from './usage-of-row.ts';

/** What the rows of one export share. */
export type RowContext = {
  readonly config: Json | undefined;
  readonly promptRefs: PromptRefs;
  readonly report: Report;
};

/** Reads one `EvaluateResult`. Fields of a wrong type are reported and left out; the row stays. */
export function sampleOfRow(value: JsonObject, path: JsonPath, context: RowContext): Draft {
  const { report, config } = context;
  const row = rowFields(value, path, report);
  const response = row.fields('response') ?? row.fields('providerResponse');
  const provider = providerOfRow(row.json('provider'), config);
  const promptRef = context.promptRefs.of(value, [provider.id, provider.label]);
  const usage = usageOfRow(row, response, { providerId: provider.id, report });
  const test = row.fields('testCase');
  const vars = row.object('vars') ?? test?.object('vars');
  const raw = promptTextOf(row);
  const description = test?.text('description') ?? row.text('description');
  const sample = {
    ...onlyKnown({ model: provider.model, provider: provider.id, promptRef, vars, description }),
    ...(raw && { messages: messagesOfPrompt(raw) }),
    ...usage,
    ...answerOf(row, response),
    ...gradeOf(row),
    ...(usage.fromDiskCache ? {} : measuresOf(row, response)),
  };
  const keyParts = onlyKnown({
    provider: provider.label ?? provider.id,
    promptRef,
    vars,
    sent: raw,
  });
  const order = [numberOrLast(row, 'testIdx'), numberOrLast(row, 'promptIdx'), description ?? ''];
  return { sample, stemOf: () => keyStem(keyParts), order };
}

/** Rows without the index stand after those with one, as they come. */
function numberOrLast(row: RowFields, name: string): number {
  return row.number(name) ?? Number.MAX_SAFE_INTEGER;
}

/** Old tables have the rendered text itself where exports have `{raw, label}`. */
function promptTextOf(row: RowFields): string | undefined {
  const prompt = row.json('prompt');
  return typeof prompt === 'string' ? prompt : row.fields('prompt')?.text('raw');
}

/**
 * The output, or the error of a call that failed. `row.error` also holds the reason of a failed assertion; that call
 * has an output and did not fail.
 */
function answerOf(
  row: RowFields,
  response: RowFields | undefined,
): Pick<Sample, 'output' | 'error'> {
  const output = textOfOutput(response?.json('output'));
  if (output !== undefined) return { output };
  const error = errorText(response?.json('error')) ?? errorText(row.json('error'));
  if (row.flag('success') === true || error === undefined) return {};
  return { error };
}

function textOfOutput(output: Json | undefined): string | undefined {
  if (output === undefined || output === null) return undefined;
  return typeof output === 'string' ? output : JSON.stringify(output);
}

function errorText(error: Json | undefined): string | undefined {
  const text = isJsonObject(error) ? (fieldOf(error, 'message') ?? error) : error;
  const said = textOfOutput(text);
  return said === '' ? undefined : said;
}

/** A test without assertions is passed by promptfoo, but nothing was checked. */
function gradeOf(row: RowFields): Pick<Sample, 'passed' | 'score'> {
  const grading = row.fields('gradingResult');
  if (grading?.text('reason') === 'No assertions') return {};
  const passed = row.flag('success') ?? grading?.flag('pass');
  const score = row.number('score') ?? grading?.number('score');
  return { ...(passed !== undefined && { passed }), ...(score !== undefined && { score }) };
}

/** Time and cost of the call; of a disk-cache hit they are not the call's. promptfoo writes 0 for a cost it lacks. */
function measuresOf(
  row: RowFields,
  response: RowFields | undefined,
): Pick<Sample, 'latencyMs' | 'recordedCostUsd'> {
  const latencyMs = response?.number('latencyMs') ?? row.number('latencyMs');
  const costUsd = row.number('cost') || response?.number('cost');
  return {
    ...(latencyMs !== undefined && latencyMs >= 0 && { latencyMs }),
    ...(costUsd !== undefined && costUsd > 0 && { recordedCostUsd: costUsd }),
  };
}

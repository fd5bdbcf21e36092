import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { Problem } from '../../text/problem.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { sentence } from '../../text/sentence.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { knownAmount } from '../first-field.ts';
import { headOf } from '../record-values.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { textOfContent } from '../sent-messages.ts';
import { isoMoment } from '../trace/moments.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * Results of AgentV. A row tells the tokens of its whole test, and of single answers where the target told them. Its
 * index, which has grades alone, is none of these.
 */
export const agentv: RecordingFormat = valuesFormat({
  id: 'agentv',
  title: 'AgentV results',
  matches: ([first]) =>
    fieldOf(first, 'test_id') !== undefined &&
    fieldOf(first, 'target') !== undefined &&
    (isJsonObject(fieldOf(first, 'trace')) || isJsonObject(fieldOf(first, 'token_usage'))),
  open: () => ({ read: readRow }),
  explain: (file) => (isIndexRow(headOf(file)[0]) ? gradesAlone(file.path) : undefined),
});

function isIndexRow(value: Json | undefined): boolean {
  return ['test_id', 'target', 'score'].every((name) => fieldOf(value, name) !== undefined);
}

function gradesAlone(path: string): Problem {
  const message = sentence`This index of AgentV tells grades, and no tokens`;
  const hint = sentence`Name the results of the run instead.`;
  return { severity: 'error', path, position: { line: 1, column: 1 }, message, hint };
}

function readRow({ value, report }: RecordValue): readonly Draft[] {
  const test = textOf(fieldOf(value, 'test_id'));
  const score = fieldOf(value, 'score');
  const more = onlyKnown({
    // A target is what the user calls it: often the model's name, and priced only when it is one.
    model: textOf(fieldOf(value, 'target')),
    description: test,
    vars: test === undefined ? undefined : { test_id: test },
    startedAt: isoMoment(fieldOf(value, 'timestamp')),
  });
  const answers = answersOf(fieldOf(value, 'output'), reportTo(report));
  const samples = answers ?? [sumOf(value, reportTo(report))];
  return samples.map((sample, turn) => {
    const isLast = turn === samples.length - 1;
    const grade = isLast && typeof score === 'number' ? { score } : {};
    const place = samples.length > 1 ? onlyKnown({ session: test, turn }) : {};
    return draftOfCall({ ...more, ...sample, ...place, ...grade }, [test ?? '', turn]);
  });
}

/** The calls of a test, when every one of its answers tells its tokens. */
function answersOf(output: Json | undefined, report: Report): KeylessSample[] | undefined {
  const answers = isJsonArray(output)
    ? output.flatMap((item, index) =>
        fieldOf(item, 'role') === 'assistant' ? [{ item, index }] : [],
      )
    : [];
  const areTold = answers.every(({ item }) => isJsonObject(fieldOf(item, 'token_usage')));
  if (answers.length === 0 || !areTold) return undefined;
  return answers.map(({ item, index }) => {
    const value = fieldOf(item, 'token_usage');
    const duration = fieldOf(item, 'duration_ms');
    return {
      ...onlyKnown({
        output: textOfContent(fieldOf(item, 'content') ?? null) || undefined,
        latencyMs: typeof duration === 'number' && duration >= 0 ? duration : undefined,
      }),
      ...readUsage(
        { value: countsOf(value), at: ['output', index, 'token_usage'], options: CONVENTION },
        report,
      ),
    };
  });
}

/** What the row says of its test as a whole. */
function sumOf(row: Json, report: Report): KeylessSample {
  const trace = fieldOf(row, 'trace') ?? null;
  const inTrace = fieldOf(trace, 'token_usage');
  const at = inTrace === undefined ? ['token_usage'] : ['trace', 'token_usage'];
  const output = fieldOf(row, 'output');
  const last = isJsonArray(output) ? output.at(-1) : undefined;
  const text = fieldOf(last ?? null, 'content') ?? output;
  const costUsd = fieldOf(trace, 'cost_usd') ?? fieldOf(row, 'cost_usd');
  return {
    ...onlyKnown({
      output: typeof text === 'string' ? text : undefined,
      recordedCostUsd: knownAmount(costUsd),
    }),
    ...readUsage(
      { value: countsOf(inTrace ?? fieldOf(row, 'token_usage')), at, options: CONVENTION },
      report,
    ),
  };
}

/** `{input, output}`, as Langfuse writes them too; whether a cache is inside of `input` is not said there either. */
const CONVENTION = { convention: 'langfuse' } as const;

function countsOf(usage: Json | undefined): Json {
  const cached = fieldOf(usage, 'cached');
  return {
    input: fieldOf(usage, 'input') ?? null,
    output: fieldOf(usage, 'output') ?? null,
    ...(cached !== undefined && { input_cached_tokens: cached }),
  };
}

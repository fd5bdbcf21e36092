import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { Draft } from '../draft.ts';
import { draftsOfSample } from '../inspect/drafts-of-sample.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { sentence } from '../../text/sentence.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Logs of UK AISI's Inspect in JSON; the same as an archive is `inspect-eval`. */
export const inspectJson: RecordingFormat = valuesFormat({
  id: 'inspect-json',
  title: 'Inspect log (.json)',
  matches: ([first]) =>
    typeof fieldOf(first, 'eval', 'task') === 'string' &&
    isJsonObject(fieldOf(first, 'plan')) &&
    textOf(fieldOf(first, 'status')) !== undefined,
  open: () => ({ read: readLog }),
});

function readLog({ value, report }: RecordValue): readonly Draft[] {
  const samples = fieldOf(value, 'samples');
  if (!isJsonArray(samples) || samples.length === 0) {
    const message = sentence`The log holds no samples, only sums per model`;
    const hint = sentence`Write it again with its samples (\`inspect log dump\`), or name the .eval file.`;
    report({ severity: 'error', at: ['samples'], message, hint });
    return [];
  }
  const context = { ...evalOf(value), report: reportTo(report) };
  return samples.flatMap((sample, index) => draftsOfSample(sample, ['samples', index], context));
}

/** What a log's header says of all its samples. */
export function evalOf(header: Json): { readonly model?: string; readonly task?: string } {
  return onlyKnown({
    model: textOf(fieldOf(header, 'eval', 'model')),
    task: textOf(fieldOf(header, 'eval', 'task')),
  });
}

import { isJsonObject } from '../../text/json-fields.ts';
import { sentence } from '../../text/sentence.ts';
import { isPromptfooRow } from '../promptfoo/find-eval.ts';
import { promptRefsOf } from '../promptfoo/prompt-ref-of-row.ts';
import { sampleOfRow } from '../promptfoo/sample-of-row.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { kindOf } from '../row-fields.ts';
import { valuesFormat } from '../values-format.ts';

/** promptfoo's JSON Lines output: one result per line, without the prompts and the config that JSON output has. */
export const promptfooJsonl: RecordingFormat = valuesFormat({
  id: 'promptfoo-jsonl',
  title: 'promptfoo JSON Lines output',
  matches: ([first]) => first !== undefined && isPromptfooRow(first),
  open: () => {
    const promptRefs = promptRefsOf({ rows: [], rowsPath: [], heads: [], config: undefined });
    return {
      read: ({ value, report }) => {
        if (isJsonObject(value) && isPromptfooRow(value)) {
          return [
            sampleOfRow(value, [], { config: undefined, promptRefs, report: reportTo(report) }),
          ];
        }
        const what = isJsonObject(value) ? sentence`no result of a promptfoo test` : kindOf(value);
        const hint = sentence`The line is not read.`;
        report({ severity: 'error', at: [], message: sentence`The line is ${what}`, hint });
        return [];
      },
    };
  },
});

import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { draftOfCall } from '../draft.ts';
import { sampleOfRun } from '../langsmith/sample-of-run.ts';
import { mergedRuns } from '../langsmith/merged-runs.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { innermostCalls } from '../trace/innermost-calls.ts';
import type { TracedCall } from '../trace/innermost-calls.ts';
import type { ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Runs of LangSmith: as its SDK sends them (`{post, patch}`), as its API lists them, and as exports keep them. */
export const langsmith: RecordingFormat = valuesFormat({
  id: 'langsmith',
  title: 'LangSmith runs',
  matches: (head) => head.some((value) => runsOf(value).some(({ run }) => isRun(run))),
  open: openRuns,
});

type FoundRun = { readonly run: Json; readonly at: JsonPath };

function isRun(run: Json): boolean {
  return typeof fieldOf(run, 'run_type') === 'string' && fieldOf(run, 'inputs') !== undefined;
}

function runsOf(value: Json): readonly FoundRun[] {
  const posts = fieldOf(value, 'post');
  if (isJsonArray(posts)) return mergedRuns(posts, fieldOf(value, 'patch'));
  const list = fieldOf(value, 'runs');
  if (!isJsonArray(list)) return [{ run: value, at: [] }];
  return list.map((run, index) => ({ run, at: ['runs', index] }));
}

function openRuns(): ValueReader {
  const calls: TracedCall[] = [];
  const parents = new Map<string, string>();
  return {
    read: ({ value, report }) => {
      for (const { run, at } of withChildren(runsOf(value))) {
        const id = textOf(fieldOf(run, 'id'));
        const parentId = textOf(fieldOf(run, 'parent_run_id'));
        if (id !== undefined && parentId !== undefined) parents.set(id, parentId);
        if (fieldOf(run, 'run_type') !== 'llm') continue;
        const sample = sampleOfRun(run, at, reportTo(report));
        const draft = draftOfCall(sample, [sample.startedAt ?? '', id ?? '']);
        calls.push({ draft, ...onlyKnown({ id, parentId }) });
      }
      return [];
    },
    end: () => innermostCalls(calls, parents),
  };
}

/** More runs than this in one tree are no trace. */
const MAX_RUNS = 100_000;

function withChildren(runs: readonly FoundRun[]): readonly FoundRun[] {
  const found = [...runs];
  for (let next = 0; next < found.length && found.length < MAX_RUNS; next += 1) {
    const { run, at } = found[next] ?? { run: null, at: [] };
    const children = isJsonObject(run) ? fieldOf(run, 'child_runs') : undefined;
    if (!isJsonArray(children)) continue;
    for (const [index, child] of children.entries()) {
      found.push({ run: child, at: [...at, 'child_runs', index] });
    }
  }
  return found;
}

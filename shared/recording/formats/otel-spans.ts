import { draftOfCall } from '../draft.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { findSpans, looksLikeSpans } from '../telemetry/find-spans.ts';
import { sampleOfSpan } from '../telemetry/sample-of-span.ts';
import { innermostCalls } from '../trace/innermost-calls.ts';
import type { TracedCall } from '../trace/innermost-calls.ts';
import type { ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * OpenTelemetry spans of model calls: OTLP JSON and JSON Lines, and exporters that write spans one by one. The GenAI
 * conventions of every generation, OpenInference, Traceloop, OpenLIT and Vercel's AI SDK.
 */
export const otelSpans: RecordingFormat = valuesFormat({
  id: 'otel-spans',
  title: 'OpenTelemetry spans (OTLP JSON)',
  matches: ([first]) => looksLikeSpans(first),
  open: openSpans,
});

function openSpans(): ValueReader {
  const calls: TracedCall[] = [];
  const parents = new Map<string, string>();
  return {
    // Children often come before their parents, so the tree is known only at the end.
    read: ({ value, report }) => {
      for (const span of findSpans(value)) {
        const { id, parentId } = span;
        if (id !== undefined && parentId !== undefined) parents.set(id, parentId);
        const sample = sampleOfSpan(span, reportTo(report));
        if (!sample) continue;
        const draft = draftOfCall(sample, [sample.startedAt ?? '', id ?? '']);
        calls.push({
          draft,
          ...(id !== undefined && { id }),
          ...(parentId !== undefined && { parentId }),
        });
      }
      return [];
    },
    end: () => innermostCalls(calls, parents),
  };
}

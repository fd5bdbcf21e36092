import type { JsonDocument } from '../../../text/json-tree.ts';
import { subSpan, toSourceRange } from '../../../text/source-span.ts';
import type { Segment, SourceSpan } from '../../../text/source-span.ts';

/**
 * The place in the file of a text that stands inside another text: `inner` counts in the decoded text of `outer`,
 * as when a YAML block holds JSON.
 */
function spanWithin(outer: SourceSpan, inner: SourceSpan): SourceSpan {
  if (!inner.segments) return subSpan(outer, inner.range);
  const segments: Segment[] = [];
  for (const { textStart, sourceStart, length } of inner.segments) {
    const part = subSpan(outer, { start: sourceStart, end: sourceStart + length });
    const runs = part.segments ?? [{ textStart: 0, sourceStart: part.range.start, length }];
    for (const run of runs) segments.push({ ...run, textStart: run.textStart + textStart });
  }
  return { path: outer.path, range: toSourceRange(outer, inner.range), segments };
}

/** A document that was read from the decoded text of `outer`, with its places in the file. */
export function documentWithin(outer: SourceSpan, inner: JsonDocument): JsonDocument {
  const place = (span: SourceSpan | undefined): SourceSpan | undefined =>
    span && spanWithin(outer, span);
  return {
    ...inner,
    spanOf: (keys) => place(inner.spanOf(keys)),
    keySpanOf: (keys) => place(inner.keySpanOf(keys)),
  };
}

import type { Range } from '../../text/range.ts';
import { findInlineSpans, type InlineSpan } from './inline-spans.ts';
import { findJsonBlocks, type JsonBlock } from './json-blocks.ts';
import { indexRanges, mergeRanges, type RangeIndex } from './range-index.ts';
import { type Fence, type Line, scanLines } from './scan-lines.ts';
import { findTemplateTags, type TemplateTag } from './template-tags.ts';

/** What a text is made of, as far as its marks tell. Every part is found when it is first asked for. */
export type Structure = {
  readonly lines: readonly Line[];
  readonly fences: readonly Fence[];
  readonly inline: readonly InlineSpan[];
  readonly templateTags: readonly TemplateTag[];
  readonly jsonBlocks: readonly JsonBlock[];
  /** Fenced code, JSON, inline code, URLs, tags, comments, quoted text and template tags: no place for prose rules. */
  readonly literals: RangeIndex<Range>;
};

/** Reads a text; linear in it, and never wrong about where a template tag stands. */
export function readStructure(text: string): Structure {
  const lines = once(() => scanLines(text));
  const inline = once(() => findInlineSpans(text));
  const templateTags = once(() => findTemplateTags(text));
  const jsonBlocks = once(() => findJsonBlocks(text, lines()));
  const literals = once(() =>
    indexRanges(
      mergeRanges([
        ...lines().fences.map(({ range }) => range),
        ...jsonBlocks().map(({ range }) => range),
        ...inline(),
        ...templateTags(),
      ]),
    ),
  );
  return {
    get lines() {
      return lines().lines;
    },
    get fences() {
      return lines().fences;
    },
    get inline() {
      return inline();
    },
    get templateTags() {
      return templateTags();
    },
    get jsonBlocks() {
      return jsonBlocks();
    },
    get literals() {
      return literals();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

import { expect } from 'vitest';
import type { Prompt, TextPart } from '../../../shared/prompt/prompt.ts';

/** Expects every place of a prompt to hold, in its file, what the prompt says stands there. */
export function expectHonestPlaces(prompt: Prompt, file: { path: string; text: string }): void {
  const slice = ({ start, end }: { start: number; end: number }): string =>
    file.text.slice(start, end);
  for (const part of prompt.messages.flatMap((message) => message.parts)) {
    if (part.kind === 'text' && part.span.path === file.path) expectSame(part, file.text);
  }
  for (const { name, span } of prompt.variables) {
    if (span.path === file.path) expect(slice(span.range)).toContain(name);
  }
  for (const { id, span } of prompt.models) {
    if (span?.path === file.path && !slice(span.range).includes('${')) {
      expect(slice(span.range)).toContain(id);
    }
  }
}

/** What lies between two runs is white space that YAML folded, or an escape. */
function expectSame({ text, span }: TextPart, source: string): void {
  if (!span.segments) {
    expect(source.slice(span.range.start, span.range.end)).toBe(text);
    return;
  }
  let textAt = 0;
  let sourceAt = span.range.start;
  for (const { textStart, sourceStart, length } of span.segments) {
    const between = source.slice(sourceAt, sourceStart);
    if (!between.includes('\\')) expect(text.slice(textAt, textStart)).toMatch(/^\s*$/);
    expect(between).toMatch(/^\s*$|^'$|\\/);
    expect(source.slice(sourceStart, sourceStart + length)).toBe(
      text.slice(textStart, textStart + length),
    );
    textAt = textStart + length;
    sourceAt = sourceStart + length;
  }
  expect(sourceAt).toBeLessThanOrEqual(span.range.end);
}

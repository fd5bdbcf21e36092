import { expect } from 'vitest';
import { promptfoo } from '../../../../shared/prompt/formats/promptfoo.ts';
import type { ParsedFile, Prompt } from '../../../../shared/prompt/prompt.ts';
import { memoryFiles } from '../../memory-files.ts';

/** Parses `promptfooconfig.yaml` of a workspace held in memory. */
export async function parseConfig(
  text: string,
  others: Readonly<Record<string, string>> = {},
  path = 'promptfooconfig.yaml',
): Promise<ParsedFile> {
  const files = { ...others, [path]: text };
  const parsed = await promptfoo.parse({ path, text }, memoryFiles(files));
  for (const prompt of parsed.prompts) expectSharedText(prompt, files);
  return parsed;
}

/** The law of places: every segment of every text stands letter for letter in the file that it names. */
export function expectSharedText(prompt: Prompt, files: Readonly<Record<string, string>>): void {
  for (const part of prompt.messages.flatMap(({ parts }) => parts)) {
    const text = part.kind === 'text' ? part.text : part.source;
    const source = files[part.span.path] ?? '';
    const { start, end } = part.span.range;
    if (!part.span.segments) expect(source.slice(start, end)).toBe(text);
    for (const { textStart, sourceStart, length } of part.span.segments ?? []) {
      expect(source.slice(sourceStart, sourceStart + length)).toBe(
        text.slice(textStart, textStart + length),
      );
    }
  }
  for (const { name, span } of prompt.variables) {
    const tag = (files[span.path] ?? '').slice(span.range.start, span.range.end);
    expect(tag).toContain(name);
  }
}

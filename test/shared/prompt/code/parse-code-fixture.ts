import { expect } from 'vitest';
import { loadGrammar } from '../../../../node/grammars/load-grammar.ts';
import { parsePrompts } from '../../../../shared/prompt/parse-prompts.ts';
import type { ParsedFile, Prompt } from '../../../../shared/prompt/prompt.ts';
import type { FileReader } from '../../../../shared/text/files.ts';
import { englishOf } from '../../../../shared/text/sentence.ts';
import { memoryFiles } from '../../memory-files.ts';

/** A workspace of source files, with the grammars that the command line has. */
export function codeFiles(texts: { readonly [path: string]: string }): FileReader {
  return { ...memoryFiles(texts), loadGrammar };
}

/** The prompts of the first file, each place checked against what stands there. */
export async function parseCodeFiles(texts: {
  readonly [path: string]: string;
}): Promise<ParsedFile> {
  const [[path, text] = ['', '']] = Object.entries(texts);
  const parsed = await parsePrompts({ path, text }, codeFiles(texts));
  for (const prompt of parsed.prompts) expectPlaces(prompt, texts);
  return parsed;
}

/** Expects every run of a text to stand in its file letter for letter, and every name to stand where it is said to. */
export function expectPlaces(prompt: Prompt, texts: { readonly [path: string]: string }): void {
  for (const part of prompt.messages.flatMap(({ parts }) => parts)) {
    const { path, range, segments } = part.span;
    const source = texts[path] ?? '';
    const text = part.kind === 'text' ? part.text : part.source;
    if (!segments) expect(source.slice(range.start, range.end)).toBe(text);
    for (const { textStart, sourceStart, length } of segments ?? []) {
      expect(sourceStart).toBeGreaterThanOrEqual(range.start);
      expect(sourceStart + length).toBeLessThanOrEqual(range.end);
      expect(source.slice(sourceStart, sourceStart + length)).toBe(
        text.slice(textStart, textStart + length),
      );
    }
  }
  for (const { id, span } of prompt.models)
    if (span)
      expect((texts[span.path] ?? '').slice(span.range.start, span.range.end)).toContain(id);
}

/** A prompt in few words: what it is called, its models and limit, its messages, its variables. */
export function describePrompt(prompt: Prompt): readonly string[] {
  const { name = '', models, maxOutputTokens, tools, unrenderable } = prompt;
  const named = models.map((model) => `${model.id} ≤ ${model.maxOutputTokens ?? '?'}`);
  const settings = [
    ...(named.length > 0 ? named : [`no model ≤ ${maxOutputTokens ?? '?'}`]),
    ...(tools.length > 0 ? [`${tools.length} tools`] : []),
    ...(prompt.isOpen ? ['open'] : []),
    ...(unrenderable === undefined ? [] : [englishOf(unrenderable)]),
  ];
  const messages = prompt.messages.map(({ role, parts }) => {
    const texts = parts.map((part) => {
      const marker = part.cacheMarker === undefined ? '' : ` [cached ${part.cacheMarker}]`;
      return `${part.kind === 'text' ? part.text : `<${part.source}>`}${marker}`;
    });
    return `${role}: ${texts.join('')}`;
  });
  const variables = [...new Set(prompt.variables.map((variable) => variable.name))];
  return [`${name} (${settings.join(', ')})`, ...messages, `variables: ${variables.join(' ')}`];
}

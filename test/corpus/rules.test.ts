import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import type { Finding } from '../../shared/rules/finding.ts';
import { RULES } from '../../shared/rules/index.ts';
import { replaceWithin } from '../../shared/rules/measure-replacements.ts';
import { lintFile } from '../shared/rules/lint-file.ts';
import { corpusFolder } from './corpus.ts';

const root = corpusFolder();
const only = new Set(RULES.map(({ id }) => id));

/** Folders of recordings and of test data; all others hold prompts. */
const NO_PROMPTS = /^(?:eval-|provider-response|dotprompt-spec|langfuse)/;

describe('the rules on the prompts of the corpus', () => {
  it.skipIf(root !== undefined)('are not tried: the corpus is not here', () => {});

  it.skipIf(root === undefined).each(foldersOf(root))(
    'in %s find what stands where they say',
    async (_, paths) => {
      for (const path of paths) {
        const text = readFileSync(join(root ?? '', path), 'utf8').replace(/^\uFEFF/, '');
        const { prompts, findings } = await lintFile({ path, text }, { only });
        for (const finding of findings) expectHonest(finding, prompts, { path, text });
      }
    },
  );
});

function expectHonest(
  finding: Finding,
  prompts: readonly Prompt[],
  file: { readonly path: string; readonly text: string },
): void {
  const prompt = prompts.find(({ id }) => id === finding.prompt);
  const part = finding.part && prompt?.messages[finding.part.message]?.parts[finding.part.part];
  if (part?.kind !== 'text') return;
  expect(part.text.length).toBeGreaterThanOrEqual(finding.range.end);
  if (finding.source.path === file.path) expectPlace(finding, part.text, file.text);
  if (finding.replacements.length > 0) expectShorter(finding, part.text);
}

function expectPlace({ range, source }: Finding, text: string, fileText: string): void {
  const there = fileText.slice(source.range.start, source.range.end);
  // An escape in a JSON or YAML string may stand in a word.
  if (there.includes('\\')) return;
  const words = text.slice(range.start, range.end).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  for (const word of words) expect(there).toContain(word);
}

function expectShorter({ saving, replacements, fix, message }: Finding, text: string): void {
  expect(saving?.tokensAfter).toBeLessThan(saving?.tokensBefore ?? 0);
  const after = replaceWithin(text, { start: 0, end: text.length }, replacements);
  expect(after.length).toBeLessThan(text.length);
  if (fix === 'automatic' && message !== 'adjacent') expect(inkOf(after)).toBe(inkOf(text));
}

/** Everything that can be seen, but the dashes of tables. */
function inkOf(text: string): string {
  return text.replaceAll(/[\s\u200b\u00ad\ufeff\u2060-]+/g, '');
}

function foldersOf(folder: string | undefined): readonly (readonly [string, readonly string[]])[] {
  if (folder === undefined) return [['nothing', []]];
  const [, ...lines] = readFileSync(join(folder, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const byFolder = new Map<string, string[]>();
  for (const line of lines) {
    const [path = ''] = line.split('\t');
    const [name = ''] = path.split('/');
    if (NO_PROMPTS.test(name)) continue;
    byFolder.set(name, [...(byFolder.get(name) ?? []), path]);
  }
  return [...byFolder];
}

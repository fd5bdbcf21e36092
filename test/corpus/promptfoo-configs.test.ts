import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptfoo } from '../../shared/prompt/formats/promptfoo.ts';
import type { ParsedFile } from '../../shared/prompt/prompt.ts';
import { englishOf } from '../../shared/text/sentence.ts';
import { expectSharedText } from '../shared/prompt/formats/promptfoo-files.ts';
import { memoryFiles } from '../shared/memory-files.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();

describe('the promptfoo files of the corpus', () => {
  it.skipIf(folder !== undefined)('are not here: nothing to read', () => {});

  it.skipIf(folder === undefined).each(textsIn('promptfooconfig'))(
    '%s is a config',
    async (name, text) => {
      const parsed = await parse({ [name]: text }, name);
      const unexpected = parsed.problems.filter(
        ({ message }) =>
          !/does not exist$|^Cases are not read|transformVars|different tools/.test(
            englishOf(message),
          ),
      );
      expect(unexpected).toEqual([]);
      const isCut = parsed.problems.some(({ message }) =>
        englishOf(message).endsWith('does not exist'),
      );
      if (!isCut) expect(parsed.prompts.length).toBeGreaterThan(0);
    },
  );

  it.skipIf(folder === undefined).each(textsIn('promptfoo-prompt-files'))(
    '%s is a prompt file',
    async (name, text) => {
      const config = `prompts:\n  - file://${name}\n`;
      const parsed = await parse(
        { [name]: text, 'promptfooconfig.yaml': config },
        'promptfooconfig.yaml',
      );
      expect(parsed.problems).toEqual([]);
      expect(parsed.prompts.length).toBeGreaterThan(0);
      for (const { messages } of parsed.prompts) expect(messages.length).toBeGreaterThan(0);
    },
  );
});

async function parse(files: Record<string, string>, path: string): Promise<ParsedFile> {
  const file = { path, text: files[path] ?? '' };
  const parsed = await promptfoo.parse(file, memoryFiles(files));
  for (const prompt of parsed.prompts) expectSharedText(prompt, files);
  return parsed;
}

function textsIn(name: string): readonly (readonly [string, string])[] {
  const place = join(folder ?? '', name);
  if (folder === undefined || !existsSync(place)) return [['nothing', '']];
  return readdirSync(place).map((file) => [file, readFileSync(join(place, file), 'utf8')]);
}

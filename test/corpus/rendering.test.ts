import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import { englishOf } from '../../shared/text/sentence.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import { compilePrompt } from '../../shared/prompt/render-prompt.ts';
import type { Vars } from '../../shared/prompt/template-language.ts';
import type { FileReader, SourceFile } from '../../shared/text/files.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();

/** Folders whose files are templates, and why one of their files may be impossible to render. */
const FOLDERS: readonly (readonly [string, RegExp])[] = [
  ['dotprompt', /partial|is no helper|cannot be parsed|has a body/],
  ['github-models-prompt-yml', /^$/],
  ['jinja2', /needs another file|is not a function that is known here/],
  // A word has Python's methods, which is what `item.title` finds when `item` should have been a dict.
  ['prompty', /it prints a method where a field is meant: the value is no object with that field/],
  ['promptfooconfig', /made by|function|script|server|exec|langfuse|read/i],
];

describe('the prompts of the corpus', () => {
  it.skipIf(folder !== undefined)('are not here: nothing to render', () => {});

  it.skipIf(folder === undefined).each(FOLDERS)('of %s are rendered', async (name, allowed) => {
    const files = readFiles(folder ?? '', name);
    let count = 0;
    for (const file of files) {
      const { prompts } = await parsePrompts(file, NO_FILES, { asPlain: true });
      for (const prompt of prompts) {
        const rendered = compilePrompt(prompt)(varsOf(prompt));
        if (rendered.kind === 'failed')
          expect(englishOf(rendered.reason), file.path).toMatch(allowed);
        else expect(rendered.missing, file.path).toEqual([]);
        count += Number(rendered.kind === 'rendered');
      }
    }
    expect(count).toBeGreaterThan(files.length / 3);
  });
});

/** The values of the prompt's first case, and a word for every other hole. */
function varsOf(prompt: Prompt): Vars {
  const words = prompt.variables.map(({ name }) => [name, 'word'] as const);
  return { ...Object.fromEntries(words), ...prompt.cases[0]?.vars };
}

const NO_FILES: FileReader = {
  list: async () => [],
  read: async () => ({ kind: 'missing' }),
};

function readFiles(root: string, name: string): readonly SourceFile[] {
  const [, ...lines] = readFileSync(join(root, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  return lines
    .filter((line) => line.startsWith(`${name}/`))
    .map((line) => {
      const [stored = '', , path = ''] = line.split('\t');
      return { path, text: readFileSync(join(root, stored), 'utf8').replace(/^\uFEFF/, '') };
    });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishOf } from '../../shared/text/sentence.ts';
import { PROMPT_FORMATS } from '../../shared/prompt/formats/index.ts';
import { parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import type { FileReader, SourceFile } from '../../shared/text/files.ts';
import { expectHonestPlaces } from '../shared/prompt/honest-places.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();

/** The folders of the corpus, the format that reads their files, and the files it may say are broken. */
const FOLDERS: readonly (readonly [string, string, RegExp?])[] = [
  ['agents-md', 'agent-context'],
  ['claude-commands-agents', 'agent-context'],
  ['claude-md', 'agent-context'],
  ['copilot-instructions-md', 'agent-context'],
  ['cursor-mdc', 'agent-context'],
  ['dotprompt', 'dotprompt', /The partial \S+ was not found/],
  ['github-models-prompt-yml', 'github-models'],
  ['jinja2', 'plain'],
  ['langfuse-langchain-other-json', 'prompt-export'],
  ['plain-md-txt', 'plain'],
  ['poml', 'poml'],
  ['prompt-ext-other-dialects', 'elastacloud-dotprompt'],
  ['prompty', 'prompty', /The file \S+ does not exist/],
  ['semantic-kernel', 'semantic-kernel'],
  ['skill-md', 'agent-context'],
  ['swe-agent-yaml', 'swe-agent'],
  ['vscode-agent-md', 'agent-context'],
  ['vscode-instructions-md', 'agent-context'],
  ['vscode-prompt-md', 'vscode-prompt'],
];

describe('the prompt files of the corpus', () => {
  it.skipIf(folder !== undefined)('are not here: nothing to read', () => {});

  it.skipIf(folder === undefined).each(FOLDERS)(
    'of %s are read, and every place leads to what it says',
    async (name, format, allowed) => {
      const rows = readRows(folder ?? '').filter((row) => row.folder === name);
      const read: string[] = [];
      const empty: string[] = [];
      for (const { file, repo } of rows) {
        const parsed = await parsePrompts(file, readerOf(rows, repo), { asPlain: true });
        for (const prompt of parsed.prompts) expectHonestPlaces(prompt, file);
        read.push(...new Set(parsed.prompts.map((prompt) => prompt.format)));
        if (parsed.prompts.length === 0) empty.push(file.path);
        const errors = parsed.problems.filter(({ severity }) => severity === 'error');
        for (const { message } of errors) expect(englishOf(message)).toMatch(allowed ?? /^$/);
      }
      expect(empty).toEqual([]);
      // A file that its author calls something else (chat.json beside a prompty) is plain text when it is named.
      expect(read.filter((id) => id !== format && id !== 'plain')).toEqual([]);
    },
  );
});

describe('the format of a corpus file', () => {
  it.skipIf(folder === undefined)('is one, or plain text as well', () => {
    const ambiguous = readRows(folder ?? '').flatMap(({ file }) => {
      const found = PROMPT_FORMATS.filter((format) => format.matches(file)).map(({ id }) => id);
      return found.filter((id) => id !== 'plain').length > 1
        ? [`${file.path}: ${found.join()}`]
        : [];
    });
    expect(ambiguous).toEqual([]);
  });
});

type Row = { readonly folder: string; readonly repo: string; readonly file: SourceFile };

function readRows(root: string): readonly Row[] {
  const [, ...lines] = readFileSync(join(root, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const wanted = lines.filter((line) => FOLDERS.some(([name]) => line.startsWith(`${name}/`)));
  return wanted.map((line) => {
    const [stored = '', repo = '', path = ''] = line.split('\t');
    const text = readFileSync(join(root, stored), 'utf8').replace(/^\uFEFF/, '');
    return { folder: stored.split('/', 1)[0] ?? '', repo, file: { path, text } };
  });
}

/** One repository, as far as the corpus has it. */
function readerOf(rows: readonly Row[], repo: string): FileReader {
  const own = rows.filter((row) => row.repo === repo);
  const texts = new Map(own.map(({ file }) => [file.path, file.text]));
  return {
    list: async () => [...texts.keys()].toSorted(),
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
  };
}

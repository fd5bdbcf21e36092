import type { FileReader, SourceFile } from '../../text/files.ts';
import { sentence } from '../../text/sentence.ts';
import type { PromptFormat } from '../prompt-format.ts';
import type { ParsedFile, Prompt } from '../prompt.ts';
import { findTemplateLanguage } from '../templates/index.ts';
import { parseXml } from '../templates/poml-engine/parse-xml.ts';
import { writePieces } from '../templates/poml-engine/write-pieces.ts';
import { expandFiles } from './poml/expand-files.ts';
import { messagesOfPieces } from './poml/messages-of-pieces.ts';
import { readPomlSettings } from './poml/read-settings.ts';
import { problemsIn, type PlacedMistake } from './problems-in.ts';

/** POML, Microsoft's XML for prompts, as its Markdown writer lays it out. */
export const poml: PromptFormat = {
  id: 'poml',
  title: 'POML (.poml)',
  patterns: ['**/*.poml'],
  matches: ({ path }) => /\.poml$/i.test(path),
  parse: parsePoml,
};

async function parsePoml(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const { path, text } = file;
  const tree = parseXml(text);
  const mistakes: PlacedMistake[] = tree.mistakes.map((mistake) => ({
    ...mistake,
    severity: 'warning',
    hint: sentence`Close it, or write &lt; where the letter is meant.`,
  }));
  const expanded = await expandFiles(file, tree, files);
  const pieces = writePieces(tree.children);
  const { models, ...settings } = readPomlSettings(file, tree);
  const prompt: Prompt = {
    id: path,
    path,
    format: 'poml',
    aliases: [],
    messages: [...messagesOfPieces(path, pieces), ...expanded.messages],
    variables: findTemplateLanguage('poml')
      .findVariables(text)
      .map(({ name, range }) => ({ name, span: { path, range } })),
    syntax: 'poml',
    whole: { text: expanded.text, split: 'dotprompt' },
    models,
    ...settings,
    cases: [],
  };
  return {
    prompts: [prompt],
    problems: problemsIn(file, [...mistakes, ...expanded.mistakes]),
    reads: expanded.reads,
  };
}

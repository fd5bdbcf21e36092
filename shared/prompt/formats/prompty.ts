import type { FileReader, SourceFile } from '../../text/files.ts';
import { findFrontmatter } from '../../text/frontmatter.ts';
import { fieldOf, textOf } from '../../text/json-fields.ts';
import { documentOf } from '../../text/json-tree.ts';
import { subSpan } from '../../text/source-span.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, textMessage, trimRange, variablesOf } from '../prompt-text.ts';
import type { Message, ParsedFile, Prompt, TextPart } from '../prompt.ts';
import { splitRoleMarkers } from '../split-role-markers.ts';
import { resolveFileReferences } from './file-references.ts';
import { readPromptySettings } from './prompty-settings.ts';

/** `.prompty`, all generations: front matter and a body with `system:` lines. */
export const prompty: PromptFormat = {
  id: 'prompty',
  title: 'Prompty (.prompty)',
  patterns: ['**/*.prompty'],
  matches: ({ path }) => /\.prompty$/i.test(path),
  parse: parsePrompty,
};

async function parsePrompty(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const { path, text } = file;
  const frontmatter = findFrontmatter(text);
  const written = frontmatter
    ? parseYamlDocument(file, frontmatter.yaml)
    : documentOf(path, undefined, []);
  const resolved = await resolveFileReferences(file, written, files);
  const { syntax, ...settings } = readPromptySettings(resolved.value, written);
  const body = sliceOf(file, trimRange(text, frontmatter?.body ?? { start: 0, end: text.length }));
  const name = textOf(fieldOf(resolved.value, 'name'));
  const prompt: Prompt = {
    id: path,
    path,
    format: 'prompty',
    ...(name !== undefined && { name }),
    aliases: [],
    messages: messagesOf(body),
    variables: variablesOf(body, syntax),
    syntax,
    whole: { text: body.text, split: 'role-markers' },
    ...settings,
  };
  return {
    prompts: [prompt],
    problems: [...written.problems, ...resolved.problems],
    reads: resolved.reads,
  };
}

function messagesOf({ text, span }: Omit<TextPart, 'kind'>): readonly Message[] {
  return splitRoleMarkers(text).map(({ role, range }) =>
    textMessage(role, { text: text.slice(range.start, range.end), span: subSpan(span, range) }),
  );
}

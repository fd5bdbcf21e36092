import type { SourceFile } from '../../text/files.ts';
import { parseJsonDocument } from '../../text/json-document.ts';
import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument, JsonPath } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage, variablesOfMessages } from '../prompt-text.ts';
import type { Message, ModelRef, ParsedFile, Prompt } from '../prompt.ts';
import { readChatMessages } from './chat-messages.ts';
import { limitOfConfig } from './limit-of-config.ts';
import { problemsIn, type PlacedMistake } from './problems-in.ts';

/** Prompts exported from Langfuse (one, a list, or a page of its API), and JSON lists of named prompts. */
export const promptExport: PromptFormat = {
  id: 'prompt-export',
  title: 'Exported prompts (Langfuse, JSON lists)',
  patterns: ['**/*{prompt,langfuse}*.json', '**/{prompts,langfuse}/**/*.json'],
  matches: ({ path, text }) => /\.json$/i.test(path) && isExport(text),
  parse: parseExport,
};

const NAME = /"(?:name|act|title)"\s{0,20}:\s{0,20}"/;
const PROMPT = /"prompt"\s{0,20}:\s{0,20}["[]/;

/** A promptfoo result, a LangChain prompt and a recording have prompts in them too; they have other keys beside. */
function isExport(text: string): boolean {
  if (!PROMPT.test(text) || !NAME.test(text)) return false;
  return !/"(?:input_variables|evalId|results|providers|providerId|lc|response|choices|observations)"\s{0,20}:/.test(
    text,
  );
}

function parseExport(file: SourceFile): ParsedFile {
  const document = parseJsonDocument(file);
  const mistakes: PlacedMistake[] = [];
  const prompts = entriesOf(document.value).flatMap(({ value, path }): readonly Prompt[] => {
    const prompt = promptOf(file, document, { value, path });
    if (prompt) return [prompt];
    const offset = document.spanOf(path)?.range.start ?? 0;
    const hint = sentence`Write a name and a prompt that is a text or a list of messages.`;
    mistakes.push({ offset, message: sentence`This entry holds no prompt`, hint });
    return [];
  });
  const problems = [...document.problems, ...problemsIn(file, mistakes.slice(0, 20))];
  return { prompts: withOwnIds(prompts), problems, reads: [] };
}

type Entry = { readonly value: Json; readonly path: JsonPath };

function entriesOf(root: Json | undefined): readonly Entry[] {
  const list = isJsonArray(root) ? root : (fieldOf(root, 'data') ?? fieldOf(root, 'prompts'));
  if (!isJsonArray(list)) return root === undefined ? [] : [{ value: root, path: [] }];
  const prefix = isJsonArray(root)
    ? []
    : [fieldOf(root, 'data') === undefined ? 'prompts' : 'data'];
  return list.map((value, index) => ({ value, path: [...prefix, index] }));
}

function promptOf(
  file: SourceFile,
  document: JsonDocument,
  { value, path }: Entry,
): Prompt | undefined {
  const messages = messagesOf(document, { value, path });
  if (!messages) return undefined;
  const name = ['name', 'act', 'title'].map((key) => textOf(fieldOf(value, key))).find(Boolean);
  const version = fieldOf(value, 'version');
  const label = name ?? String(path.at(-1) ?? 'prompt');
  const id = typeof version === 'number' ? `${label}@${version}` : label;
  return {
    id: `${file.path}#${id}`,
    path: file.path,
    format: 'prompt-export',
    ...(name !== undefined && { name }),
    aliases: name === undefined ? [] : [name],
    messages,
    variables: variablesOfMessages(messages, 'jinja'),
    syntax: 'jinja',
    ...modelOf(document, { value, path }),
    tools: [],
    cases: [],
  };
}

/** Langfuse fills `{{name}}`, blanks allowed; a placeholder stands for messages that are given later. */
function messagesOf(
  document: JsonDocument,
  { value, path }: Entry,
): readonly Message[] | undefined {
  const prompt = fieldOf(value, 'prompt');
  const place = [...path, 'prompt'];
  const span = document.spanOf(place);
  if (typeof prompt === 'string' && span) return [textMessage('user', { text: prompt, span })];
  if (!isJsonArray(prompt)) return undefined;
  const { messages } = readChatMessages(prompt, { document, path: place });
  return messages.length > 0 ? messages : undefined;
}

function modelOf(
  document: JsonDocument,
  { value, path }: Entry,
): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const config = fieldOf(value, 'config');
  const limited = isJsonObject(config) ? limitOfConfig(config) : {};
  const key = ['model', 'model_name', 'modelName'].find((name) => textOf(fieldOf(config, name)));
  const id = key === undefined ? undefined : textOf(fieldOf(config, key));
  if (id === undefined || key === undefined) return { models: [], ...limited };
  const span = document.spanOf([...path, 'config', key]);
  const model: ModelRef = { id: id.trim(), ...(span && { span }), ...limited };
  return { models: [model] };
}

/** Two entries of one name are told apart by their place in the list. */
function withOwnIds(prompts: readonly Prompt[]): readonly Prompt[] {
  const seen = new Map<string, number>();
  return prompts.map((prompt) => {
    const count = (seen.get(prompt.id) ?? 0) + 1;
    seen.set(prompt.id, count);
    return count === 1 ? prompt : { ...prompt, id: `${prompt.id} (${count})` };
  });
}

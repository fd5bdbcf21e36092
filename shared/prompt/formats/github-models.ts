import type { SourceFile } from '../../text/files.ts';
import { parseJsonDocument } from '../../text/json-document.ts';
import { countOf, fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { variablesOfMessages } from '../prompt-text.ts';
import type { ModelRef, ParsedFile, Prompt, PromptCase } from '../prompt.ts';
import { readChatMessages } from './chat-messages.ts';
import { problemsIn } from './problems-in.ts';
import type { PlacedMistake } from './problems-in.ts';

/**
 * `.prompt.yml` as GitHub Models defined it and actions/ai-inference and LangWatch still use it (github/gh-models
 * pkg/prompt/prompt.go at f38cd97; actions/ai-inference src/prompt.ts).
 */
export const githubModels: PromptFormat = {
  id: 'github-models',
  title: 'GitHub Models prompt (.prompt.yml)',
  patterns: ['**/*.prompt.{yml,yaml}', '**/*_prompt.{yml,yaml}'],
  matches: ({ path, text }) => /\.ya?ml$/i.test(path) && /^["']?messages["']?[ \t]*:/m.test(text),
  parse: (file) => readGithubModels(file, parseYamlDocument(file)),
};

/** What is asked of the YAML. */
type Document = Pick<JsonDocument, 'value' | 'problems' | 'spanOf'>;

/** The prompt of a file whose YAML is parsed. */
export function readGithubModels(file: SourceFile, document: Document): ParsedFile {
  const root = document.value;
  if (!isJsonObject(root)) return { prompts: [], problems: document.problems, reads: [] };
  const mistakes: PlacedMistake[] = [];
  const list = fieldOf(root, 'messages');
  if (!isJsonArray(list)) {
    const offset = document.spanOf(['messages'])?.range.start ?? 0;
    const hint = sentence`Write messages: with one - role: and content: per message.`;
    mistakes.push({ offset, message: sentence`This file has no list of messages`, hint });
    return { prompts: [], problems: problemsOf(file, document, mistakes), reads: [] };
  }
  const { messages, mistakes: unread } = readChatMessages(list, { document, path: ['messages'] });
  for (const { range, message, hint } of unread)
    mistakes.push({ offset: range.start, message, hint });
  const schema = readResponseSchema(document, mistakes);
  const prompt: Prompt = {
    id: file.path,
    path: file.path,
    format: 'github-models',
    ...nameOf(root),
    aliases: [],
    messages,
    variables: variablesOfMessages(messages, 'literal'),
    syntax: 'literal',
    ...modelOf(document),
    tools: toolsOf(root),
    ...(schema !== undefined && { responseSchema: schema }),
    cases: casesOf(document),
  };
  return { prompts: [prompt], problems: problemsOf(file, document, mistakes), reads: [] };
}

function problemsOf(
  file: SourceFile,
  document: Document,
  mistakes: readonly PlacedMistake[],
): ParsedFile['problems'] {
  return [...document.problems, ...problemsIn(file, mistakes)];
}

function nameOf(root: Json): { readonly name?: string } {
  const name = textOf(fieldOf(root, 'name'));
  return name === undefined ? {} : { name };
}

/** Both spellings are in use, and `maxCompletionTokens` is what actions/ai-inference recommends now. */
const LIMIT_KEYS = ['maxCompletionTokens', 'max_completion_tokens', 'maxTokens', 'max_tokens'];

function modelOf(document: Document): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const parameters = fieldOf(document.value, 'modelParameters');
  const limit = LIMIT_KEYS.map((key) => countOf(fieldOf(parameters, key))).find(
    (count) => count !== undefined,
  );
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  const id = textOf(fieldOf(document.value, 'model'))?.trim();
  if (id === undefined) return { models: [], ...limited };
  const span = document.spanOf(['model']);
  const model: ModelRef = { id, ...(span && { span }), ...limited };
  return { models: [model] };
}

function toolsOf(root: Json): readonly Json[] {
  const tools = fieldOf(root, 'tools');
  return isJsonArray(tools) ? tools.filter((tool) => isJsonObject(tool)) : [];
}

/** `jsonSchema` is JSON in a string; LangWatch and OpenAI write the object itself under `response_format`. */
function readResponseSchema(document: Document, mistakes: PlacedMistake[]): Json | undefined {
  const root = document.value;
  const written = fieldOf(root, 'jsonSchema') ?? fieldOf(root, 'json_schema');
  if (typeof written !== 'string') {
    const format = fieldOf(root, 'responseFormat') ?? fieldOf(root, 'response_format');
    return schemaOf(written ?? fieldOf(format, 'json_schema') ?? format);
  }
  const parsed = parseJsonDocument({ path: '', text: written });
  if (parsed.value !== undefined) return schemaOf(parsed.value);
  const span = document.spanOf(['jsonSchema']) ?? document.spanOf(['json_schema']);
  const hint = sentence`Check it with a JSON parser; its tokens are not counted until then.`;
  const offset = span?.range.start ?? 0;
  mistakes.push({ offset, message: sentence`jsonSchema is not valid JSON`, hint });
  return undefined;
}

function schemaOf(value: Json | undefined): Json | undefined {
  const schema = fieldOf(value, 'schema') ?? value;
  return isJsonObject(schema) && Object.keys(schema).length > 0 ? schema : undefined;
}

function casesOf(document: Document): readonly PromptCase[] {
  const rows = fieldOf(document.value, 'testData');
  if (!isJsonArray(rows)) return [];
  return rows.flatMap((vars, index) => {
    if (!isJsonObject(vars)) return [];
    const span = document.spanOf(['testData', index]);
    return [{ vars, ...(span && { span }) }];
  });
}

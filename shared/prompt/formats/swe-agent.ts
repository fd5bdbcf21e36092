import type { SourceFile } from '../../text/files.ts';
import { countOf, fieldOf, isJsonObject, textOf } from '../../text/json-fields.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage, variablesOfMessages } from '../prompt-text.ts';
import type { Message, ParsedFile, Prompt } from '../prompt.ts';

/** SWE-agent's configs: the system and the first user message under `agent.templates`. */
export const sweAgent: PromptFormat = {
  id: 'swe-agent',
  title: 'SWE-agent config',
  patterns: ['**/config/**/*.{yaml,yml}'],
  matches: ({ path, text }) =>
    /\.ya?ml$/i.test(path) &&
    /^agent[ \t]*:/m.test(text) &&
    /^[ \t]+system_template[ \t]*:/m.test(text),
  parse: parseSweAgent,
};

/** The other templates are sent later, after what the model did. */
const TEMPLATES = [
  ['system_template', 'system'],
  ['instance_template', 'user'],
] as const;

function parseSweAgent(file: SourceFile): ParsedFile {
  const { path } = file;
  const document = parseYamlDocument(file);
  const root = document.value;
  if (!isJsonObject(root)) return { prompts: [], problems: document.problems, reads: [] };
  const messages = TEMPLATES.flatMap(([key, role]): readonly Message[] => {
    const text = fieldOf(root, 'agent', 'templates', key);
    const span = document.spanOf(['agent', 'templates', key]);
    return typeof text === 'string' && text !== '' && span
      ? [textMessage(role, { text, span })]
      : [];
  });
  const id = textOf(fieldOf(root, 'agent', 'model', 'name'))?.trim();
  const span = document.spanOf(['agent', 'model', 'name']);
  const limit = countOf(fieldOf(root, 'agent', 'model', 'max_output_tokens'));
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  const prompt: Prompt = {
    id: path,
    path,
    format: 'swe-agent',
    aliases: [],
    messages,
    variables: variablesOfMessages(messages, 'jinja'),
    syntax: 'jinja',
    ...(id === undefined
      ? { models: [], ...limited }
      : { models: [{ id, ...(span && { span }), ...limited }] }),
    tools: [],
    cases: [],
  };
  return { prompts: [prompt], problems: document.problems, reads: [] };
}

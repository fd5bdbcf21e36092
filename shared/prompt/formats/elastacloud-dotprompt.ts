import type { SourceFile } from '../../text/files.ts';
import { fieldOf, isJsonObject, textOf } from '../../text/json-fields.ts';
import { sentence } from '../../text/sentence.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage, variablesOfMessages } from '../prompt-text.ts';
import type { Message, ParsedFile, Prompt } from '../prompt.ts';
import { modelOfFields } from './model-of-fields.ts';
import { problemsIn } from './problems-in.ts';
import { wholeCase } from './whole-case.ts';

/** The `.prompt` files of elastacloud/DotPrompt for .NET: YAML all through, with Liquid in the prompts. */
export const elastacloudDotprompt: PromptFormat = {
  id: 'elastacloud-dotprompt',
  title: 'DotPrompt for .NET (.prompt)',
  patterns: ['**/*.prompt'],
  matches: ({ path, text }) =>
    /\.prompt$/i.test(path) && /^prompts[ \t]*:[ \t]*$/m.test(text) && !/^---[ \t]*$/m.test(text),
  parse: parseElastacloud,
};

const NO_USER = {
  message: sentence`This file has no user prompt`,
  hint: sentence`Write the prompt under prompts: user:.`,
  severity: 'warning',
} as const;

function parseElastacloud(file: SourceFile): ParsedFile {
  const { path } = file;
  const document = parseYamlDocument(file);
  const root = document.value;
  if (!isJsonObject(root)) return { prompts: [], problems: document.problems, reads: [] };
  const messages = (['system', 'user'] as const).flatMap((role): readonly Message[] => {
    const text = fieldOf(root, 'prompts', role);
    const span = document.spanOf(['prompts', role]);
    return typeof text === 'string' && text !== '' && span
      ? [textMessage(role, { text, span })]
      : [];
  });
  const offset = document.spanOf(['prompts'])?.range.start ?? 0;
  const hasUser = messages.some(({ role }) => role === 'user');
  const mistakes = hasUser ? [] : [{ ...NO_USER, offset }];
  const variables = variablesOfMessages(messages, 'liquid');
  const name = textOf(fieldOf(root, 'name'));
  const defaults = fieldOf(root, 'config', 'input', 'default');
  const prompt: Prompt = {
    id: path,
    path,
    format: 'elastacloud-dotprompt',
    ...(name !== undefined && { name }),
    aliases: [],
    messages,
    variables,
    syntax: 'liquid',
    ...modelOfFields(document, {
      models: [['model'], ['config', 'model']],
      limits: [['config', 'maxTokens']],
    }),
    tools: [],
    cases: isJsonObject(defaults)
      ? wholeCase(defaults, variables, document.spanOf(['config', 'input', 'default']))
      : [],
  };
  return {
    prompts: [prompt],
    problems: [...document.problems, ...problemsIn(file, mistakes)],
    reads: [],
  };
}

import type { SourceFile } from '../../text/files.ts';
import { textOf, fieldOf } from '../../text/json-fields.ts';
import type { Range } from '../../text/range.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, textMessage, trimRange, variablesOfMessages } from '../prompt-text.ts';
import type { Message, ParsedFile, Prompt } from '../prompt.ts';
import { modelOfFields } from './model-of-fields.ts';

/** Continue's `.prompt` files: a YAML header without a fence above it, `---`, and a Handlebars body. */
export const continuePrompt: PromptFormat = {
  id: 'continue-prompt',
  title: 'Continue prompt (.prompt)',
  patterns: ['**/*.prompt'],
  matches: ({ path, text }) => /\.prompt$/i.test(path) && findFence(text) !== undefined,
  parse: parseContinue,
};

/** Settings such a header may hold: docs.continue.dev, prompt files. */
const HEADER_LINE =
  /^(?:name|description|version|schema|model|temperature|topP|topK|minP|presencePenalty|frequencyPenalty|mirostat|stop|maxTokens|numThreads|keepAlive|raw|stream|invokable|contextLength|promptCaching)[ \t]*:/;

/** Blank lines and comments; after a setting also the lines that continue its value. */
const BLANK = /^(?:#|$)/;
const BETWEEN = /^(?:[# \t]|-[ \t]|$)/;

/** The first `---` line, when nothing but settings and blank lines stands above it. */
function findFence(text: string): Range | undefined {
  let hasSetting = false;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trimEnd();
    if (line === '---')
      return hasSetting ? { start, end: Math.min(end + 1, text.length) } : undefined;
    const isSetting = HEADER_LINE.test(line);
    if (!isSetting && !(hasSetting ? BETWEEN : BLANK).test(line)) return undefined;
    hasSetting ||= isSetting;
    start = end + 1;
  }
  return undefined;
}

function parseContinue(file: SourceFile): ParsedFile {
  const { path, text } = file;
  const fence = findFence(text) ?? { start: 0, end: 0 };
  const header = parseYamlDocument(file, { start: 0, end: fence.start });
  const messages = messagesIn(file, { start: fence.end, end: text.length });
  const name = textOf(fieldOf(header.value, 'name'));
  const prompt: Prompt = {
    id: path,
    path,
    format: 'continue-prompt',
    ...(name !== undefined && { name }),
    aliases: [],
    messages,
    variables: variablesOfMessages(messages, 'handlebars'),
    syntax: 'handlebars',
    ...modelOfFields(header, { models: [['model']], limits: [['maxTokens']] }),
    tools: [],
    cases: [],
  };
  return { prompts: [prompt], problems: header.problems, reads: [] };
}

/** `<system>` holds the system message; the rest is the user's. */
function messagesIn(file: SourceFile, range: Range): readonly Message[] {
  const { text } = file;
  const start = text.indexOf('<system>', range.start);
  const close = start < 0 ? -1 : text.indexOf('</system>', start);
  if (close < 0) return messageOf(file, 'user', range);
  const end = close + '</system>'.length;
  return [
    ...messageOf(file, 'system', {
      start: start + '<system>'.length,
      end: close,
    }),
    ...messageOf(file, 'user', { start: range.start, end: start }),
    ...messageOf(file, 'user', { start: end, end: range.end }),
  ];
}

function messageOf(file: SourceFile, role: Message['role'], range: Range): readonly Message[] {
  const part = sliceOf(file, trimRange(file.text, range));
  return part.text === '' ? [] : [textMessage(role, part)];
}

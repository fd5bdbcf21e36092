import type { SourceFile } from '../../text/files.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage, variablesOf } from '../prompt-text.ts';
import type { ParsedFile, Prompt } from '../prompt.ts';
import { readMarkdownBody } from './markdown-body.ts';

/** VS Code's prompt files: front matter, Markdown, `${input:name}` (code.visualstudio.com, prompt files). */
export const vscodePrompt: PromptFormat = {
  id: 'vscode-prompt',
  title: 'VS Code prompt file (.prompt.md)',
  patterns: ['**/*.prompt.md'],
  matches: ({ path }) => /\.prompt\.md$/i.test(path),
  parse: parseVscodePrompt,
};

function parseVscodePrompt(file: SourceFile): ParsedFile {
  const { path } = file;
  const { body, name, models } = readMarkdownBody(file, { hasFrontmatter: true });
  const prompt: Prompt = {
    id: path,
    path,
    format: 'vscode-prompt',
    ...name,
    aliases: [nameInChat(path)],
    messages: body.text === '' ? [] : [textMessage('user', body)],
    variables: variablesOf(body, 'vscode'),
    syntax: 'vscode',
    models,
    tools: [],
    cases: [],
  };
  return { prompts: [prompt], problems: [], reads: [] };
}

/** A prompt is called by its file: `/plan` is `plan.prompt.md`. */
function nameInChat(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.prompt\.md$/i, '');
}

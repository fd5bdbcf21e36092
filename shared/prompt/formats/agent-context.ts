import type { FileReader, SourceFile } from '../../text/files.ts';
import { CONTEXT_KINDS, findContextKind, type ContextKind } from '../agent-context/kinds.ts';
import { loadImports } from '../agent-context/load-imports.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, variablesOf } from '../prompt-text.ts';
import type { Message, MessagePart, ParsedFile, Prompt } from '../prompt.ts';
import { readMarkdownBody } from './markdown-body.ts';
import { problemsIn } from './problems-in.ts';

/** AGENTS.md, CLAUDE.md and their kin: text that is a part of every request an agent makes, or of some. */
export const agentContext: PromptFormat = {
  id: 'agent-context',
  title: 'Context files of coding agents',
  patterns: CONTEXT_KINDS.flatMap(({ globs }) => globs),
  matches: ({ path }) => findContextKind(path) !== undefined,
  parse: parseAgentContext,
};

async function parseAgentContext(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const { path } = file;
  const kind = findContextKind(path);
  if (!kind) return { prompts: [], problems: [], reads: [] };
  const { body, name, models } = readMarkdownBody(file, kind);
  const imports = kind.hasImports
    ? await loadImports(file, files)
    : { files: [], mistakes: [], reads: [] };
  const prompt: Prompt = {
    id: path,
    path,
    format: 'agent-context',
    ...name,
    aliases: [],
    messages: messagesOf(kind, body, imports.files),
    variables: variablesOf(body, kind.syntax),
    syntax: kind.syntax,
    models,
    tools: [],
    cases: [],
  };
  return {
    prompts: [prompt],
    problems: problemsIn(file, imports.mistakes),
    reads: imports.reads,
  };
}

/** An imported file is sent after the file that names it, each file once. */
function messagesOf(
  { role }: ContextKind,
  body: Omit<Extract<MessagePart, { kind: 'text' }>, 'kind'>,
  imported: readonly SourceFile[],
): readonly Message[] {
  const texts = [
    body,
    ...imported.map((file) => sliceOf(file, { start: 0, end: file.text.length })),
  ].filter(({ text }) => text !== '');
  const parts = texts.map((text): MessagePart => ({ kind: 'text', ...text }));
  return parts.length === 0 ? [] : [{ role, parts }];
}

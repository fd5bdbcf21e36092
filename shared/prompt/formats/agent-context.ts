import picomatch from 'picomatch';
import type { SourceFile } from '../../text/files.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { textMessage } from '../prompt-text.ts';
import type { ParsedFile, Prompt, Role } from '../prompt.ts';
import { readMarkdownBody } from './markdown-body.ts';

type Kind = {
  readonly globs: readonly string[];
  readonly role: Role;
  /** Whether the tool takes a `---` block off before it sends the file. */
  readonly hasFrontmatter: boolean;
};

/** The files that coding agents add to their requests: code.visualstudio.com, cursor.com and agents.md, 2026. */
const KINDS: readonly Kind[] = [
  {
    globs: [
      '**/{AGENTS,CLAUDE,GEMINI}.md',
      '**/.github/copilot-instructions.md',
      '**/.cursorrules',
    ],
    role: 'system',
    hasFrontmatter: false,
  },
  {
    globs: [
      '**/*.instructions.md',
      '**/*.agent.md',
      '**/*.chatmode.md',
      '**/.github/agents/*.md',
      '**/SKILL.md',
      '**/.claude/{agents,rules}/**/*.md',
      '**/*.mdc',
    ],
    role: 'system',
    hasFrontmatter: true,
  },
  { globs: ['**/.claude/commands/**/*.md'], role: 'user', hasFrontmatter: true },
];

const MATCHERS = KINDS.map((kind) => ({
  kind,
  isMatch: picomatch([...kind.globs], { dot: true }),
}));

/** AGENTS.md, CLAUDE.md and their kin: text that is a part of every request an agent makes, or of some. */
export const agentContext: PromptFormat = {
  id: 'agent-context',
  title: 'Context files of coding agents',
  patterns: KINDS.flatMap(({ globs }) => globs),
  matches: ({ path }) => findKind(path) !== undefined,
  parse: parseAgentContext,
};

function findKind(path: string): Kind | undefined {
  return MATCHERS.find(({ isMatch }) => isMatch(path))?.kind;
}

function parseAgentContext(file: SourceFile): ParsedFile {
  const { path } = file;
  const kind = findKind(path);
  const { body, name, models } = readMarkdownBody(file, {
    hasFrontmatter: kind?.hasFrontmatter ?? false,
  });
  const prompt: Prompt = {
    id: path,
    path,
    format: 'agent-context',
    ...name,
    aliases: [],
    messages: body.text === '' ? [] : [textMessage(kind?.role ?? 'system', body)],
    variables: [],
    syntax: 'none',
    models,
    tools: [],
    cases: [],
  };
  return { prompts: [prompt], problems: [], reads: [] };
}

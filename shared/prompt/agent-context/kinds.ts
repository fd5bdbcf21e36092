import { globMatcher } from '../../text/match-glob.ts';
import type { Role, TemplateSyntax } from '../prompt.ts';

/** One kind of file that coding agents add to their requests. */
export type ContextKind = {
  readonly id:
    | 'claude-memory'
    | 'gemini-memory'
    | 'agents-md'
    | 'copilot-instructions'
    | 'cursorrules'
    | 'instructions'
    | 'claude-rule'
    | 'cursor-rule'
    | 'skill'
    | 'agent'
    | 'command';
  readonly globs: readonly string[];
  readonly role: Role;
  readonly syntax: TemplateSyntax;
  /** Whether the tool takes a `---` block off before it sends the file. */
  readonly hasFrontmatter: boolean;
  /** Whether `@path` pulls another file in. */
  readonly hasImports: boolean;
};

const PLAIN = { role: 'system', syntax: 'none', hasFrontmatter: false, hasImports: false } as const;
const RULE = { ...PLAIN, hasFrontmatter: true } as const;

/**
 * The files that coding agents read: code.visualstudio.com (agent customization), code.claude.com (memory, skills,
 * slash commands), cursor.com (rules), geminicli.com (context files) and agents.md, all as of 2026-11. The first kind
 * that matches a path is the one.
 */
export const CONTEXT_KINDS: readonly ContextKind[] = [
  {
    ...PLAIN,
    id: 'claude-memory',
    globs: ['**/CLAUDE.md', '**/CLAUDE.local.md'],
    hasImports: true,
  },
  { ...PLAIN, id: 'gemini-memory', globs: ['**/GEMINI.md'], hasImports: true },
  { ...PLAIN, id: 'agents-md', globs: ['**/AGENTS.md', '**/AGENTS.override.md'] },
  { ...PLAIN, id: 'copilot-instructions', globs: ['**/.github/copilot-instructions.md'] },
  { ...PLAIN, id: 'cursorrules', globs: ['**/.cursorrules'] },
  { ...RULE, id: 'instructions', globs: ['**/*.instructions.md'] },
  {
    ...RULE,
    id: 'skill',
    globs: ['**/SKILL.md'],
    syntax: 'claude-arguments',
  },
  {
    ...RULE,
    id: 'command',
    globs: ['**/.claude/commands/**/*.md'],
    role: 'user',
    syntax: 'claude-arguments',
  },
  {
    ...RULE,
    id: 'agent',
    globs: [
      '**/*.agent.md',
      '**/*.chatmode.md',
      '**/.github/agents/*.md',
      '**/.claude/agents/**/*.md',
    ],
  },
  { ...RULE, id: 'claude-rule', globs: ['**/.claude/rules/**/*.md'] },
  { ...RULE, id: 'cursor-rule', globs: ['**/*.mdc'] },
];

const MATCHERS = CONTEXT_KINDS.map((kind) => ({ kind, isMatch: globMatcher(kind.globs) }));

/** The kind of context file at a path. */
export function findContextKind(path: string): ContextKind | undefined {
  return MATCHERS.find(({ isMatch }) => isMatch(path))?.kind;
}

import type { ContextFile } from './read-context-file.ts';

/** When a file, or a part of it, is in a request. */
export type Load = {
  /** `always`: every request; `conditional`: when a file it speaks of is touched; `on-demand`: when it is asked for. */
  readonly when: 'always' | 'conditional' | 'on-demand';
  /** The patterns or the folder that decide. */
  readonly condition?: string;
  /** Text that every request holds all the same: the entry in the agent's list of skills or rules. */
  readonly listed?: string;
};

type LoadByKind = {
  readonly [kind in ContextFile['kind']]?: (file: ContextFile) => Load | undefined;
};

export type CodingAgent = {
  readonly id: 'copilot' | 'claude-code' | 'cursor' | 'codex' | 'gemini-cli';
  readonly title: string;
  /** A model whose tokenizer is that of the agent's maker; absent where the user chooses among makers. */
  readonly countedAs?: string;
  /** Whether it follows the `@path` imports of a file. */
  readonly followsImports?: true;
  /** How the agent loads a file of each kind; a kind that is left out is not read. */
  readonly loads: LoadByKind;
};

const ALWAYS: Load = { when: 'always' };

const COPILOT: LoadByKind = {
  'copilot-instructions': onlyAt('.github/copilot-instructions.md'),
  'agents-md': inFolder,
  'claude-memory': ({ path }) => (isClaudeRoot(path) ? ALWAYS : undefined),
  instructions: byGlobs,
  'claude-rule': byGlobs,
  skill: skillIn('.github/skills/', '.claude/skills/', '.agents/skills/'),
  agent: () => ({ when: 'on-demand' }),
};

const CLAUDE: LoadByKind = {
  'claude-memory': (file) => (isClaudeRoot(file.path) ? ALWAYS : inFolder(file)),
  'claude-rule': (file) => (file.globs.length > 0 ? byGlobs(file) : ALWAYS),
  skill: skillIn('.claude/skills/'),
  agent: skillIn('.claude/agents/'),
  command: skillIn('.claude/commands/'),
};

const CURSOR: LoadByKind = {
  cursorrules: onlyAt('.cursorrules'),
  'agents-md': inFolder,
  'cursor-rule': cursorRule,
  skill: skillIn('.cursor/skills/', '.agents/skills/', '.claude/skills/'),
};

const CODEX: LoadByKind = {
  'agents-md': inFolder,
  skill: skillIn('.agents/skills/', '.codex/skills/'),
};

const GEMINI: LoadByKind = {
  'gemini-memory': inFolder,
  skill: skillIn('.gemini/skills/', '.agents/skills/'),
};

/**
 * What each agent reads, from its own documentation as of 2026-11: code.visualstudio.com (custom instructions, agent
 * skills), code.claude.com (memory, rules, skills, subagents), cursor.com/docs (rules), developers.openai.com/codex
 * (AGENTS.md, skills), geminicli.com (context files, skills).
 */
export const CODING_AGENTS: readonly CodingAgent[] = [
  { id: 'copilot', title: 'GitHub Copilot', loads: COPILOT },
  {
    id: 'claude-code',
    title: 'Claude Code',
    countedAs: 'claude-sonnet-4-5',
    followsImports: true,
    loads: CLAUDE,
  },
  { id: 'cursor', title: 'Cursor', loads: CURSOR },
  { id: 'codex', title: 'Codex', countedAs: 'gpt-5', loads: CODEX },
  {
    id: 'gemini-cli',
    title: 'Gemini CLI',
    countedAs: 'gemini-2.5-pro',
    followsImports: true,
    loads: GEMINI,
  },
];

function onlyAt(path: string): (file: ContextFile) => Load | undefined {
  return (file) => (file.path === path ? ALWAYS : undefined);
}

function cursorRule(file: ContextFile): Load | undefined {
  if (!/(?:^|\/)\.cursor\/rules\//.test(file.path)) return undefined;
  if (file.alwaysApply) return ALWAYS;
  if (file.globs.length > 0) return { when: 'conditional', condition: file.globs.join(', ') };
  return { when: 'on-demand', ...listing(file) };
}

function isClaudeRoot(path: string): boolean {
  return path === 'CLAUDE.md' || path === '.claude/CLAUDE.md' || path === 'CLAUDE.local.md';
}

/** A file at the root is always there, one further down when the agent works in its folder. */
function inFolder({ path }: ContextFile): Load {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? ALWAYS : { when: 'conditional', condition: `${path.slice(0, slash)}/` };
}

/** A pattern that every path matches decides nothing; without one, the description does. */
function byGlobs(file: ContextFile): Load {
  const { globs } = file;
  if (globs.length === 0) return { when: 'on-demand', ...listing(file) };
  const isAll = globs.some((glob) => glob === '**' || glob === '**/*' || glob === '*');
  return isAll ? ALWAYS : { when: 'conditional', condition: globs.join(', ') };
}

/** The name and the description are in every request, the text when it is used. */
function skillIn(...folders: readonly string[]): (file: ContextFile) => Load | undefined {
  return (file) => {
    const isThere = folders.some((folder) => `/${file.path}`.includes(`/${folder}`));
    return isThere ? { when: 'on-demand', ...listing(file) } : undefined;
  };
}

function listing({ name, description, path }: ContextFile): { readonly listed?: string } {
  if (description === undefined) return {};
  const called = name ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.[^/]*$/, '');
  return { listed: `${called}: ${description}` };
}

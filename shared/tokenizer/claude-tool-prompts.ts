/** The system prompt that Anthropic puts before a request with tools and `tool_choice` auto. */
type ToolPrompt = {
  /** Beginnings of model names with hyphens for dots; the longest one that fits decides. */
  readonly prefixes: readonly string[];
  readonly tokens: number;
  readonly source: string;
  readonly seen: string;
};

const PAGE = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview';
const SEEN = '2026-11-22';
/** A copy from the summer of 2026, with Opus 4.8 and Sonnet 5; older copies say 346 for every Claude 4. */
const CURRENT = { source: PAGE, seen: SEEN };
const FORMER = { source: `${PAGE}, as of 2025-11, for models that have left the page`, seen: SEEN };

/** Any tool, or the one that is named, costs about 100 tokens more on newer models; requests do not say which here. */
const TOOL_PROMPTS: readonly ToolPrompt[] = [
  {
    prefixes: ['claude'],
    tokens: 354,
    source: 'assumed: as many as Claude Sonnet 5, the newest model on the page',
    seen: SEEN,
  },
  { prefixes: ['claude-sonnet-5'], tokens: 354, ...CURRENT },
  { prefixes: ['claude-opus-4-8'], tokens: 290, ...CURRENT },
  { prefixes: ['claude-opus-4-7'], tokens: 675, ...CURRENT },
  { prefixes: ['claude-opus-4-6', 'claude-sonnet-4-6'], tokens: 497, ...CURRENT },
  {
    prefixes: ['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'],
    tokens: 496,
    ...CURRENT,
  },
  { prefixes: ['claude-opus-4', 'claude-sonnet-4', 'claude-4'], tokens: 313, ...CURRENT },
  { prefixes: ['claude-3-5-haiku', 'claude-haiku-3-5'], tokens: 264, ...CURRENT },
  { prefixes: ['claude-3-haiku', 'claude-haiku-3'], tokens: 264, ...FORMER },
  { prefixes: ['claude-3', 'claude-sonnet-3'], tokens: 346, ...FORMER },
  { prefixes: ['claude-3-5-sonnet-20240620'], tokens: 294, ...FORMER },
  { prefixes: ['claude-3-opus', 'claude-opus-3'], tokens: 530, ...FORMER },
  { prefixes: ['claude-3-sonnet'], tokens: 159, ...FORMER },
];

/** Tokens of that system prompt for a Claude model, by its plain name. */
export function claudeToolPromptTokens(modelName: string): number {
  const name = modelName.replaceAll('.', '-');
  let length = 0;
  let tokens = 0;
  for (const row of TOOL_PROMPTS) {
    for (const prefix of row.prefixes) {
      if (prefix.length <= length || !name.startsWith(prefix)) continue;
      length = prefix.length;
      ({ tokens } = row);
    }
  }
  return tokens;
}

import type { ContextCost } from '../measure/context-cost.ts';

/** Tokens that context files add to the requests of one agent. */
type ContextTokens = Pick<ContextCost, 'alwaysTokens' | 'conditionalTokens' | 'onDemandTokens'>;

/** One file whose part in every request differs; a side without the file has no figure. */
export type ContextFileDelta = {
  readonly path: string;
  readonly baselineTokens?: number;
  readonly headTokens?: number;
};

/** Both sides of one agent. A side that was read and has no file for the agent has 0 tokens; one that was not is absent. */
export type AgentContextDelta = {
  readonly agent: string;
  readonly title: string;
  readonly quality: ContextCost['quality'];
  readonly baseline?: ContextTokens;
  readonly head: ContextTokens;
  /** Largest difference first. */
  readonly files: readonly ContextFileDelta[];
};

/** What a change does to the context files of coding agents. */
export type ContextDelta = {
  readonly agents: readonly AgentContextDelta[];
  /** Context files of either side that could not be read. */
  readonly unreadPaths: readonly string[];
};

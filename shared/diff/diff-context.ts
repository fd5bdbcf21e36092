import type { ContextCost } from '../measure/context-cost.ts';
import type { AgentContextDelta, ContextFileDelta } from './context-delta.ts';

const NOTHING = { alwaysTokens: 0, conditionalTokens: 0, onDemandTokens: 0 } as const;

/** Both sides of every agent that reads a file on either; without a baseline, the head alone. */
export function diffContext(
  baseline: readonly ContextCost[] | undefined,
  head: readonly ContextCost[],
): readonly AgentContextDelta[] {
  const agents = new Map([...(baseline ?? []), ...head].map((cost) => [cost.agent, cost]));
  return [...agents.values()].map(({ agent, title, quality }) => {
    const [before, after] = [baseline, head].map((side) =>
      side?.find((cost) => cost.agent === agent),
    );
    return {
      agent,
      title,
      quality,
      ...(baseline && { baseline: tokensOf(before) }),
      head: tokensOf(after),
      files: baseline ? diffFiles(before, after) : [],
    };
  });
}

function tokensOf(cost: ContextCost | undefined): AgentContextDelta['head'] {
  const { alwaysTokens, conditionalTokens, onDemandTokens } = cost ?? NOTHING;
  return { alwaysTokens, conditionalTokens, onDemandTokens };
}

function diffFiles(
  before: ContextCost | undefined,
  after: ContextCost | undefined,
): readonly ContextFileDelta[] {
  const [was, is] = [tokensByPath(before), tokensByPath(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return paths
    .map((path) => {
      const [baselineTokens, headTokens] = [was.get(path), is.get(path)];
      return {
        path,
        ...(baselineTokens !== undefined && { baselineTokens }),
        ...(headTokens !== undefined && { headTokens }),
      };
    })
    .filter((file) => addedBy(file) !== 0)
    .toSorted((a, b) => Math.abs(addedBy(b)) - Math.abs(addedBy(a)));
}

/** Tokens that a file adds to every request: a side without it adds none. */
function addedBy({ baselineTokens = 0, headTokens = 0 }: ContextFileDelta): number {
  return headTokens - baselineTokens;
}

/** A file that is imported twice is sent once; its entries add up. */
function tokensByPath(cost: ContextCost | undefined): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>();
  for (const { path, alwaysTokens } of cost?.entries ?? []) {
    tokens.set(path, (tokens.get(path) ?? 0) + alwaysTokens);
  }
  return tokens;
}

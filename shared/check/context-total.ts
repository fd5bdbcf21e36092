import type { MeasuredTotal } from '../budget/judge.ts';
import { isNoise, type Noise } from '../budget/noise.ts';
import type { ContextDelta } from '../diff/context-delta.ts';

type Highest = { readonly baseline?: number; readonly head: number };

/** The metric `context_tokens`: what files add to every request of the agent to which they add the most. */
export function highestContext({ agents }: ContextDelta): Highest {
  const before = agents.flatMap(({ baseline }) => (baseline ? [baseline.alwaysTokens] : []));
  const head = Math.max(0, ...agents.map((agent) => agent.head.alwaysTokens));
  return { ...(before.length > 0 && { baseline: Math.max(...before) }), head };
}

/** What a workspace without suites is compared by. */
export function contextTotal(context: ContextDelta | undefined, noise: Noise): MeasuredTotal {
  if (!context || context.unreadPaths.length > 0) return { changed: false };
  const { baseline, head } = highestContext(context);
  if (baseline === undefined) return { head, changed: true };
  return { baseline, head, changed: !isNoise({ baseline, head, unit: 'tokens' }, noise) };
}

import type { Draft } from '../draft.ts';

/** A call of a model in a trace, and where in the tree of spans it stands. */
export type TracedCall = {
  readonly id?: string;
  readonly parentId?: string;
  readonly draft: Draft;
};

/**
 * Calls without those that have another call with usage below them: frameworks sum the calls of an agent up in a span
 * of their own, and gateways wrap a call in a call. Counted once, in the order they came.
 */
export function innermostCalls(
  calls: readonly TracedCall[],
  parents: ReadonlyMap<string, string>,
): readonly Draft[] {
  const outer = new Set<string>();
  for (const { parentId, draft } of calls) {
    if (!draft.sample.usage) continue;
    let ancestor = parentId;
    while (ancestor !== undefined && !outer.has(ancestor)) {
      outer.add(ancestor);
      ancestor = parents.get(ancestor);
    }
  }
  return calls.filter(({ id }) => id === undefined || !outer.has(id)).map(({ draft }) => draft);
}

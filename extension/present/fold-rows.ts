import { formatCount } from '../../shared/report/format-tokens.ts';
import type { CostNode } from './cost-node.ts';
import type { Translate } from './words.ts';

/** More rows than this at once are slow to show and read by nobody. */
const MAX_ROWS = 200;

/** The first rows, and behind one more row the others, which are made when somebody opens it. */
export function foldRows<T>(
  items: readonly T[],
  rowOf: (item: T) => CostNode,
  { id, t }: { readonly id: string; readonly t: Translate },
): readonly CostNode[] {
  const first = items.slice(0, MAX_ROWS).map(rowOf);
  const rest = items.slice(MAX_ROWS);
  if (rest.length === 0) return first;
  let made: readonly CostNode[] | undefined;
  const moreId = `${id}|more`;
  const more: CostNode = {
    id: moreId,
    kind: 'more',
    label: t('{0} more', formatCount(rest.length)),
    icon: { name: 'ellipsis' },
    get children() {
      return (made ??= foldRows(rest, rowOf, { id: moreId, t }));
    },
  };
  return [...first, more];
}

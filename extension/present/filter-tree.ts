import type { CostNode } from './cost-node.ts';

/** The rows that hold a text, with the rows around them; a row that holds it keeps everything below. */
export function filterTree(nodes: readonly CostNode[], text: string): readonly CostNode[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? nodes : keep(nodes, wanted);
}

function keep(nodes: readonly CostNode[], wanted: string): readonly CostNode[] {
  return nodes.flatMap((node): readonly CostNode[] => {
    if (isNamed(node) && holds(node, wanted)) return [node];
    const children = keep(node.children, wanted);
    // What was found is shown, not the count of rows in which to look for it.
    if (node.kind === 'more') return children;
    return children.length === 0 ? [] : [{ ...node, isOpen: true, children }];
  });
}

function isNamed({ kind }: CostNode): boolean {
  return kind !== 'group' && kind !== 'more';
}

function holds({ label, target }: CostNode, wanted: string): boolean {
  const path = target?.kind === 'file' ? target.path : '';
  return label.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted);
}

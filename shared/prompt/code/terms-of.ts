import type { Node } from 'web-tree-sitter';

const SUM = /^binary_(?:expression|operator)$/;

/** Longer sums are written by programs. */
const MAX_TERMS = 1000;

/** The terms of a sum in order; sums nest to the left, one level for each plus. */
export function termsOf(sum: Node): readonly Node[] | undefined {
  const terms: Node[] = [];
  let rest: Node | null = sum;
  while (rest && SUM.test(rest.type) && rest.childForFieldName('operator')?.text === '+') {
    if (terms.length >= MAX_TERMS) return undefined;
    const right = rest.childForFieldName('right');
    if (right) terms.push(right);
    rest = rest.childForFieldName('left');
  }
  if (rest) terms.push(rest);
  return terms.toReversed();
}

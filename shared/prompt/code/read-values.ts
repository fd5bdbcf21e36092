import type { Node } from 'web-tree-sitter';
import { childrenOf, rangeOf, textOfNode } from './code-source.ts';
import type { CodePlace, CodeValue } from './code-value.ts';
import type { Evaluator } from './evaluator.ts';

// What expressions have in common in all languages that are read.

export function placeOf({ source }: Evaluator, node: Node): CodePlace {
  return { path: source.path, range: rangeOf(node) };
}

export function scalarOf(
  evaluator: Evaluator,
  node: Node,
  value: number | boolean | null,
): CodeValue {
  return { kind: 'scalar', value, place: placeOf(evaluator, node) };
}

export function readNumber(node: Node, evaluator: Evaluator): CodeValue {
  const digits = textOfNode(evaluator.source, node).replaceAll('_', '');
  return scalarOf(evaluator, node, Number(digits));
}

export function readList(node: Node, evaluator: Evaluator): CodeValue {
  const items = childrenOf(node).map(evaluator.evaluate);
  return { kind: 'list', items, place: placeOf(evaluator, node) };
}

/** What stands in parentheses, or behind a word that does not change it. */
export function readInside(node: Node, { evaluate }: Evaluator): CodeValue | undefined {
  const [first] = childrenOf(node);
  return first && evaluate(first);
}

/** Adds the members of a spread value, `...settings` or `**settings`; answers whether all of them are known. */
export function addMembers(members: Map<string, CodeValue>, value: CodeValue | undefined): boolean {
  if (value?.kind !== 'record') return false;
  for (const [key, member] of value.members) members.set(key, member);
  return !value.isOpen;
}

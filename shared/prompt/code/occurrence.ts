import type { Node } from 'web-tree-sitter';
import type { Range } from '../../text/range.ts';
import type { Binding } from './binding.ts';
import { rangeOf } from './code-source.ts';

/** A place of a file where a name stands. */
export type Occurrence = {
  /** The nodes around it, the root first; the last one is the name itself. */
  readonly path: readonly Node[];
  readonly parent: Node;
  readonly leaf: Node;
  readonly at: Pick<Binding, 'offset' | 'scope'>;
};

/** @param scopes the types of nodes in which a name is the same all through */
export function occurrenceOf(
  path: readonly Node[],
  scopes: ReadonlySet<string>,
): Occurrence | undefined {
  const leaf = path.at(-1);
  const parent = path.at(-2);
  if (!leaf || !parent) return undefined;
  return { path, parent, leaf, at: { offset: leaf.startIndex, scope: scopeOf(path, scopes) } };
}

/** The innermost scope around the last node of a path. */
export function scopeOf(path: readonly Node[], scopes: ReadonlySet<string>): Range {
  const scope = path.slice(0, -1).findLast(({ type }) => scopes.has(type)) ?? path[0];
  return scope ? rangeOf(scope) : { start: 0, end: 0 };
}

export function isField(parent: Node, field: string, child: Node): boolean {
  return parent.childForFieldName(field)?.id === child.id;
}

/** What a call that adds an item to a list says; the item is known where the call is a statement of its own. */
export function readAppended(
  call: Node,
  statement: Node | undefined,
): { readonly kind: 'append'; readonly item?: Node } {
  const [item, ...others] = call.childForFieldName('arguments')?.namedChildren ?? [];
  const isPlain = statement?.type === 'expression_statement' && others.length === 0;
  return { kind: 'append', ...(isPlain && item && { item }) };
}

import type { Json } from './json.ts';
import type { Problem } from './problem.ts';
import type { Range } from './range.ts';
import type { SourceSpan } from './source-span.ts';

/** Keys and indexes that lead from the root of a document to one of its values. */
export type JsonPath = readonly (string | number)[];

/**
 * A value of a JSON or YAML text with the places it was read from. YAML aliases make it a graph without cycles:
 * an alias is the very node of its anchor.
 */
export type JsonTree = {
  readonly value: Json;
  /** Made when asked for: the segments of a long text cost more than its parse. */
  readonly span: () => SourceSpan;
  readonly items?: readonly JsonTree[];
  readonly members?: ReadonlyMap<string, JsonMember>;
};

export type JsonMember = { readonly keyRange: Range; readonly tree: JsonTree };

/** A JSON or YAML text, read leniently enough to point at what is wrong. */
export type JsonDocument = {
  /** Left out when the text cannot be read. Objects have no prototype, so no key can reach one. */
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  /** The place of a value; a string's span has the segments that its decoded text shares with the file. */
  readonly spanOf: (path: JsonPath) => SourceSpan | undefined;
  /** The place of a value's key in its object, quotes included. */
  readonly keySpanOf: (path: JsonPath) => SourceSpan | undefined;
};

/** A document over a tree, or over nothing when the text could not be read. */
export function documentOf(
  path: string,
  root: JsonTree | undefined,
  problems: readonly Problem[],
): JsonDocument {
  return {
    value: root?.value,
    problems,
    spanOf: (keys) => (root ? find(root, keys)?.span() : undefined),
    keySpanOf: (keys) => {
      const key = keys.at(-1);
      if (!root || typeof key !== 'string') return undefined;
      const range = find(root, keys.slice(0, -1))?.members?.get(key)?.keyRange;
      return range ? { path, range } : undefined;
    },
  };
}

/** An object without a prototype: `__proto__` and `constructor` are keys like any other. */
export function objectOf(members: ReadonlyMap<string, JsonMember>): {
  readonly [key: string]: Json;
} {
  const object: { [key: string]: Json } = Object.create(null);
  for (const [key, member] of members) object[key] = member.tree.value;
  return object;
}

function find(root: JsonTree, keys: JsonPath): JsonTree | undefined {
  let tree: JsonTree | undefined = root;
  for (const key of keys) {
    tree = typeof key === 'number' ? tree?.items?.[key] : tree?.members?.get(key)?.tree;
  }
  return tree;
}

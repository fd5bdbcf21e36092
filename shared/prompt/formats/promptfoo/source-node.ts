import type { JsonDocument, JsonPath } from '../../../text/json-tree.ts';
import type { Json } from '../../../text/json.ts';
import type { SourceSpan } from '../../../text/source-span.ts';

/** What knows the places of a document's values. */
type Places = {
  readonly path: string;
  readonly spanOf: JsonDocument['spanOf'];
  readonly keySpanOf: JsonDocument['keySpanOf'];
};

/** A value of a YAML or JSON file together with the way to its place; places are looked up only when asked for. */
export type SourceNode = { readonly value: Json; readonly keys: JsonPath; readonly places: Places };

/** A node that holds a text. */
export type TextNode = SourceNode & { readonly value: string };

/** The root of a document that was read from `path`; absent when the document could not be read. */
export function rootNode(document: JsonDocument, path: string): SourceNode | undefined {
  if (document.value === undefined) return undefined;
  const { spanOf, keySpanOf } = document;
  return { value: document.value, keys: [], places: { path, spanOf, keySpanOf } };
}

export function spanOfNode({ keys, places }: SourceNode): SourceSpan {
  return places.spanOf(keys) ?? { path: places.path, range: { start: 0, end: 0 } };
}

/** The place of the key that the value stands under; the value's own place when it stands in a list. */
export function keySpanOfNode(node: SourceNode): SourceSpan {
  return node.places.keySpanOf(node.keys) ?? spanOfNode(node);
}

/** The value under `key` of an object; a null is as good as absent, as in promptfoo. */
export function childOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  const value = isObject(node?.value) && Object.hasOwn(node.value, key) ? node.value[key] : null;
  if (!node || value === null || value === undefined) return undefined;
  return { value, keys: [...node.keys, key], places: node.places };
}

/** The values of a list, or its first ones; none when the node is no list. */
export function itemsOf(node: SourceNode | undefined, limit?: number): readonly SourceNode[] {
  if (!node || !isList(node.value)) return [];
  const { keys, places } = node;
  return node.value
    .slice(0, limit)
    .map((value, index) => ({ value, keys: [...keys, index], places }));
}

/** The members of an object; none when the node is no object. */
export function entriesOf(
  node: SourceNode | undefined,
): readonly (readonly [string, SourceNode])[] {
  if (!node || !isObject(node.value)) return [];
  const { keys, places } = node;
  return Object.entries(node.value).map(([key, value]) => [
    key,
    { value, keys: [...keys, key], places },
  ]);
}

/** The text under `key`, when there is one. */
export function textOf(node: SourceNode | undefined, key: string): string | undefined {
  return textNodeOf(node, key)?.value;
}

export function textNodeOf(node: SourceNode | undefined, key: string): TextNode | undefined {
  const child = childOf(node, key);
  return child && isText(child) ? child : undefined;
}

export function isText(node: SourceNode): node is TextNode {
  return typeof node.value === 'string';
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

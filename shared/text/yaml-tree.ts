import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { objectOf } from './json-tree.ts';
import type { JsonMember, JsonTree } from './json-tree.ts';
import type { Json } from './json.ts';
import type { Range } from './range.ts';
import { sentence, type Sentence } from './sentence.ts';
import { spanOfYamlScalar } from './yaml-scalar-span.ts';
import type { YamlScalarStyle } from './yaml-scalar-span.ts';

/** A problem before its offset in the file has become a line and a column. */
export type YamlNote = {
  readonly severity: 'error' | 'warning';
  readonly message: Sentence;
  readonly hint: Sentence;
  readonly offset: number;
};

/** The file, and where its YAML starts. */
type Source = { readonly path: string; readonly text: string; readonly start: number };

type YamlTree = { readonly tree: JsonTree; readonly notes: readonly YamlNote[] };

/** What aliases may add to a document: values, plus characters of text. Nine levels of nine aliases stop here. */
const MAX_ALIASED_SIZE = 4_000_000;

/** Tags that say what the core schema would find anyway, or whose plain text is a fair value. */
const KNOWN_TAG =
  /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|timestamp|binary|omap|set)$/;

const STYLES: ReadonlyMap<string, YamlScalarStyle> = new Map([
  ['BLOCK_FOLDED', 'folded'],
  ['BLOCK_LITERAL', 'literal'],
  ['QUOTE_DOUBLE', 'double'],
  ['QUOTE_SINGLE', 'single'],
]);

type Builder = {
  readonly source: Source;
  readonly notes: YamlNote[];
  readonly anchors: Map<string, Anchor>;
  aliasedSize: number;
};

/** `open` while its own value is being built: an alias inside would make a cycle. */
type Anchor =
  | { readonly kind: 'open' }
  | { readonly kind: 'built'; readonly tree: JsonTree; readonly size: number };

type Built = { readonly tree: JsonTree; readonly size: number };

/** Turns a parsed document into values with places; what cannot be a plain value becomes null and a note. */
export function buildYamlTree(document: Document.Parsed, source: Source): YamlTree {
  const builder: Builder = { source, notes: [], anchors: new Map(), aliasedSize: 0 };
  const end = source.start;
  const { tree } = document.contents
    ? build(builder, document.contents)
    : leaf(builder, null, { start: end, end });
  return { tree, notes: builder.notes };
}

function build(builder: Builder, node: unknown): Built {
  if (isAlias(node)) return buildAlias(builder, node);
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) {
    return leaf(builder, null, { start: builder.source.start, end: builder.source.start });
  }
  if (node.anchor) builder.anchors.set(node.anchor, { kind: 'open' });
  const built = buildTagged(builder, node);
  if (node.anchor) builder.anchors.set(node.anchor, { kind: 'built', ...built });
  return built;
}

function buildTagged(builder: Builder, node: YAMLMap | YAMLSeq | Scalar): Built {
  if (node.tag && node.tag !== '!' && !KNOWN_TAG.test(node.tag)) {
    const range = rangeOf(builder, node);
    note(builder, range.start, {
      message: sentence`The tag ${node.tag.slice(0, 60)} is not supported`,
      hint: sentence`Write the value without a tag.`,
    });
    return leaf(builder, null, range);
  }
  if (isMap(node)) return buildMap(builder, node);
  if (isSeq(node)) return buildSeq(builder, node);
  return buildScalar(builder, node);
}

function buildAlias(builder: Builder, node: Alias): Built {
  const anchor = builder.anchors.get(node.source);
  const range = rangeOf(builder, node);
  if (anchor?.kind !== 'built') {
    note(builder, range.start, {
      message: sentence`The alias *${node.source.slice(0, 60)} has no anchor before it`,
      hint: sentence`Put the value in quotes if the * belongs to the text.`,
    });
    return leaf(builder, null, range);
  }
  builder.aliasedSize += anchor.size;
  if (builder.aliasedSize > MAX_ALIASED_SIZE) {
    note(builder, range.start, {
      message: sentence`The aliases of this file expand to too much text`,
      hint: sentence`Use fewer aliases of aliases.`,
    });
    return leaf(builder, null, range);
  }
  return anchor;
}

function buildSeq(builder: Builder, node: YAMLSeq): Built {
  const built = node.items.map((item) => build(builder, item));
  const items = built.map(({ tree }) => tree);
  const tree = { value: items.map(({ value }) => value), items, span: spanOf(builder, node) };
  return { tree, size: sizeOf(built) };
}

function buildMap(builder: Builder, node: YAMLMap): Built {
  const members = new Map<string, JsonMember>();
  const merged: JsonTree[] = [];
  const built: Built[] = [];
  for (const pair of node.items) {
    const key = keyOf(builder, pair);
    const child = build(builder, pair.value);
    built.push(child);
    if (key.isMerge) merged.push(...(child.tree.items ?? [child.tree]));
    else addMember(builder, members, { name: key.name, keyRange: key.range, tree: child.tree });
  }
  for (const tree of merged) mergeInto(members, tree);
  const tree = { value: objectOf(members), members, span: spanOf(builder, node) };
  return { tree, size: sizeOf(built) };
}

type NamedMember = JsonMember & { readonly name: string };

function addMember(builder: Builder, members: Map<string, JsonMember>, member: NamedMember): void {
  if (members.has(member.name)) {
    note(builder, member.keyRange.start, {
      message: sentence`The key ${JSON.stringify(member.name.slice(0, 60))} stands here twice`,
      hint: sentence`Remove one of the two; the last one is used.`,
    });
  }
  members.set(member.name, { keyRange: member.keyRange, tree: member.tree });
}

/** The merge key of YAML 1.1, which most readers of prompt files still know: what is there already wins. */
function mergeInto(members: Map<string, JsonMember>, tree: JsonTree): void {
  for (const [name, member] of tree.members ?? []) {
    if (!members.has(name)) members.set(name, member);
  }
}

type Key = { readonly name: string; readonly range: Range; readonly isMerge: boolean };

function keyOf(builder: Builder, pair: Pair): Key {
  const { key } = pair;
  if (!isScalar(key)) {
    const range = isAlias(key) ? rangeOf(builder, key) : { start: 0, end: 0 };
    return { name: isAlias(key) ? `*${key.source}` : '', range, isMerge: false };
  }
  const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  return { name, range: rangeOf(builder, key), isMerge: key.type === 'PLAIN' && name === '<<' };
}

function buildScalar(builder: Builder, node: Scalar): Built {
  const value = plainValue(node);
  const range = rangeOf(builder, node);
  const text = typeof value === 'string' ? value : (node.source ?? '');
  const style = styleOf(node);
  const span = (): ReturnType<JsonTree['span']> =>
    spanOfYamlScalar(builder.source, { range, style, value: text });
  return { tree: { value, span }, size: 1 + text.length };
}

/** `.inf` and `.nan` are no JSON; they stay the text they are. */
function plainValue(node: Scalar): Json {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return node.source ?? null;
}

function styleOf(node: Scalar): YamlScalarStyle {
  return STYLES.get(node.type ?? 'PLAIN') ?? 'plain';
}

function sizeOf(children: readonly Built[]): number {
  let size = 1;
  for (const child of children) size += child.size;
  return size;
}

function leaf(builder: Builder, value: Json, range: Range): Built {
  return { tree: { value, span: () => ({ path: builder.source.path, range }) }, size: 1 };
}

function spanOf(builder: Builder, node: YAMLMap | YAMLSeq): JsonTree['span'] {
  return () => ({ path: builder.source.path, range: rangeOf(builder, node) });
}

function rangeOf(builder: Builder, node: { readonly range?: readonly number[] | null }): Range {
  const { start } = builder.source;
  return { start: start + (node.range?.[0] ?? 0), end: start + (node.range?.[1] ?? 0) };
}

function note(
  builder: Builder,
  offset: number,
  words: { readonly message: Sentence; readonly hint: Sentence },
): void {
  builder.notes.push({ severity: 'error', offset, ...words });
}

import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

/** Deeper JSON is no recording, and would cost the built-in parser memory without bound. */
const MAX_JSON_DEPTH = 500;

type JsonMistake = { readonly offset: number; readonly message: Sentence };

export type JsonScan = {
  /** The first place where the text stops being JSON, or nests too deep. */
  readonly mistake?: JsonMistake;
  /** Where the value ends. */
  readonly end: number;
  /** Keys that stand twice in one object; `JSON.parse` keeps the last. At most 20. */
  readonly twice: readonly { readonly key: string; readonly offset: number }[];
  /** Where `NaN` and `Infinity` stand: Python writes them, and JSON has no such numbers. */
  readonly nonFinite: readonly { readonly start: number; readonly end: number }[];
  /** Where the value at a wanted path starts; of the deepest part of the path that exists, else. */
  readonly offsetOf: (path: JsonPath) => number;
};

type PathNode = { readonly children: Map<string | number, PathNode>; offset?: number };

type Frame = {
  readonly isArray: boolean;
  readonly keys?: Set<string>;
  readonly node: PathNode | undefined;
  index: number;
  child: PathNode | undefined;
};

type Scanner = {
  readonly text: string;
  readonly stack: Frame[];
  readonly twice: { key: string; offset: number }[];
  readonly nonFinite: { start: number; end: number }[];
  readonly isStrict: boolean;
  readonly root: PathNode;
  at: number;
  mistake: JsonMistake | undefined;
};

/** Duplicates are looked for this deep: below lie the contents of prompts and answers. */
const KEY_DEPTH = 8;
const MAX_TWICE = 20;

/**
 * Walks over one JSON value without making it: linear, no recursion, for texts of any size. `strict` also looks into
 * every string for bad escapes; leave it off for text that `JSON.parse` takes.
 */
export function scanJson(
  text: string,
  options: {
    readonly start?: number;
    readonly paths?: readonly JsonPath[];
    readonly strict?: boolean;
  } = {},
): JsonScan {
  const root = pathTree(options.paths ?? []);
  const isStrict = options.strict ?? false;
  const at = options.start ?? 0;
  const scanner: Scanner = {
    text,
    stack: [],
    twice: [],
    nonFinite: [],
    isStrict,
    root,
    at,
    mistake: undefined,
  };
  let wantsValue = true;
  while (!scanner.mistake && (wantsValue || scanner.stack.length > 0)) {
    wantsValue = wantsValue ? startValue(scanner) : nextMember(scanner);
  }
  return {
    ...(scanner.mistake && { mistake: scanner.mistake }),
    end: scanner.at,
    twice: scanner.twice,
    nonFinite: scanner.nonFinite,
    offsetOf: (path) => offsetIn(root, path),
  };
}

/** Moves to the first character that is no JSON white space. */
export function skipJsonBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

function pathTree(paths: readonly JsonPath[]): PathNode {
  const root: PathNode = { children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const key of path) {
      const child: PathNode = node.children.get(key) ?? { children: new Map() };
      node.children.set(key, child);
      node = child;
    }
  }
  return root;
}

function offsetIn(root: PathNode, path: JsonPath): number {
  let node: PathNode | undefined = root;
  let offset = root.offset ?? 0;
  for (const key of path) {
    node = node?.children.get(key);
    offset = node?.offset ?? offset;
  }
  return offset;
}

/** Steps over a scalar, or into a container. Answers whether another value must follow at once. */
function startValue(scanner: Scanner): boolean {
  const { text, stack } = scanner;
  scanner.at = skipJsonBlanks(text, scanner.at);
  const top = stack.at(-1);
  const node = top ? top.child : scanner.root;
  if (node) node.offset = scanner.at;
  const code = text.charCodeAt(scanner.at);
  if (code === 0x22) {
    skipString(scanner);
    return false;
  }
  if (code !== 0x7b && code !== 0x5b) return skipLiteral(scanner);
  if (stack.length >= MAX_JSON_DEPTH) {
    return fail(scanner, sentence`it is nested deeper than ${MAX_JSON_DEPTH} levels`);
  }
  scanner.at += 1;
  return openContainer(scanner, { isArray: code === 0x5b, node });
}

function openContainer(
  scanner: Scanner,
  { isArray, node }: { readonly isArray: boolean; readonly node: PathNode | undefined },
): boolean {
  const hasKeys = !isArray && scanner.stack.length < KEY_DEPTH;
  const child = isArray ? node?.children.get(0) : undefined;
  const frame: Frame = { isArray, node, index: 0, child, ...(hasKeys && { keys: new Set() }) };
  scanner.at = skipJsonBlanks(scanner.text, scanner.at);
  if (scanner.text.charCodeAt(scanner.at) === (isArray ? 0x5d : 0x7d)) {
    scanner.at += 1;
    return false;
  }
  scanner.stack.push(frame);
  return isArray || readKey(scanner, frame);
}

/** After a value: a comma and what follows, or the end of the container. */
function nextMember(scanner: Scanner): boolean {
  const frame = scanner.stack.at(-1);
  if (!frame) return false;
  scanner.at = skipJsonBlanks(scanner.text, scanner.at);
  const code = scanner.text.charCodeAt(scanner.at);
  if (code === (frame.isArray ? 0x5d : 0x7d)) {
    scanner.at += 1;
    scanner.stack.pop();
    return false;
  }
  if (code !== 0x2c)
    return fail(scanner, sentence`a comma or ${frame.isArray ? ']' : '}'} is missing`);
  scanner.at += 1;
  if (!frame.isArray) return readKey(scanner, frame);
  frame.index += 1;
  frame.child = frame.node?.children.get(frame.index);
  return true;
}

function readKey(scanner: Scanner, frame: Frame): boolean {
  const { text } = scanner;
  const start = skipJsonBlanks(text, scanner.at);
  scanner.at = start;
  if (text.charCodeAt(start) !== 0x22)
    return fail(scanner, sentence`a key in double quotes is missing`);
  if (!skipString(scanner)) return false;
  if (frame.keys || frame.node) noteKey(scanner, frame, start);
  scanner.at = skipJsonBlanks(text, scanner.at);
  if (text.charCodeAt(scanner.at) !== 0x3a) return fail(scanner, sentence`a colon is missing`);
  scanner.at += 1;
  return true;
}

function noteKey(scanner: Scanner, frame: Frame, start: number): void {
  const key = decodeKey(scanner.text.slice(start, scanner.at));
  if (frame.keys?.has(key) && scanner.twice.length < MAX_TWICE) {
    scanner.twice.push({ key, offset: start });
  }
  frame.keys?.add(key);
  frame.child = frame.node?.children.get(key);
}

function decodeKey(token: string): string {
  return token.includes('\\') ? (decoded(token) ?? token) : token.slice(1, -1);
}

function skipString(scanner: Scanner): boolean {
  const { text, at: start } = scanner;
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1) return fail(scanner, sentence`a closing quote is missing`);
  if (scanner.isStrict && decoded(text.slice(start, end + 1)) === undefined) {
    return fail(scanner, sentence`this string holds a bad escape or a line break`);
  }
  scanner.at = end + 1;
  return true;
}

/** A quote is escaped when an odd number of backslashes stands before it; they end at the opening quote. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text.charCodeAt(at) === 0x5c) at -= 1;
  return (quote - at) % 2 === 0;
}

function decoded(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function skipLiteral(scanner: Scanner): false {
  LITERAL.lastIndex = scanner.at;
  const token = LITERAL.exec(scanner.text)?.[0];
  if (token === undefined) return skipNonFinite(scanner);
  scanner.at += token.length;
  return false;
}

const NON_FINITE = /NaN|-?Infinity/y;

function skipNonFinite(scanner: Scanner): false {
  NON_FINITE.lastIndex = scanner.at;
  const token = NON_FINITE.exec(scanner.text)?.[0];
  if (token === undefined) return fail(scanner, sentence`a value is missing`);
  const end = scanner.at + token.length;
  scanner.nonFinite.push({ start: scanner.at, end });
  scanner.at = end;
  return false;
}

/** The value of a text that was scanned; numbers that are none are null. Undefined when it is no JSON after all. */
export function parseScanned(
  text: string,
  { nonFinite, end }: JsonScan,
  start = 0,
): Json | undefined {
  const pieces: string[] = [];
  let from = start;
  for (const hole of nonFinite) {
    pieces.push(text.slice(from, hole.start), 'null');
    from = hole.end;
  }
  try {
    return JSON.parse([...pieces, text.slice(from, end)].join(''));
  } catch {
    return undefined;
  }
}

function fail(scanner: Scanner, message: Sentence): false {
  scanner.mistake ??= { offset: scanner.at, message };
  return false;
}

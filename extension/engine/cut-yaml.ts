import { fieldOf, isJsonArray, isJsonObject } from '../../shared/text/json-fields.ts';
import type { JsonDocument } from '../../shared/text/json-tree.ts';
import type { Range } from '../../shared/text/range.ts';
import {
  type ItemsPiece,
  standsAlone,
  startsWithKey,
  type YamlPiece,
  type YamlPieces,
} from './yaml-pieces.ts';

type Read = { readonly path: string; readonly text: string; readonly document: JsonDocument };

/** A key without a value in its line, and comments. */
const LIST_HEAD = /^[\w-]+:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/;

/**
 * Cuts a file before its keys and before the items of its lists; absent where lines may depend on others. Where the
 * keys and items begin, the reader of YAML has said.
 */
export function cutYaml({ path, text, document }: Read): YamlPieces | undefined {
  const { value, problems } = document;
  if (problems.length > 0 || !isJsonObject(value) || !standsAlone(text)) return undefined;
  const names = Object.keys(value);
  const starts = names.map((name) => document.keySpanOf([name])?.range.start ?? -1);
  // An object in braces begins before its first key.
  if (names.length === 0 || document.spanOf([])?.range.start !== starts[0]) return undefined;
  if (!isAscending(starts) || !starts.every((start) => isKeyLine(text, start))) return undefined;
  const pieces = names.flatMap((name, index) => {
    const range = { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length };
    return cutEntry({ path, text, document }, name, range);
  });
  return { path, text, pieces };
}

function isKeyLine(text: string, start: number): boolean {
  return (start === 0 || text[start - 1] === '\n') && startsWithKey(text.slice(start, start + 200));
}

function cutEntry(read: Read, name: string, range: Range): readonly YamlPiece[] {
  const { text, document } = read;
  const items = cutItems(read, name, range);
  const [first] = items;
  if (!first || !LIST_HEAD.test(text.slice(range.start, first.start))) {
    return [{ kind: 'entries', names: [name], document, shift: 0, ...range }];
  }
  return [{ kind: 'list', name, start: range.start, end: first.start }, ...items];
}

/** None where the items of a list do not begin in lines of their own, below each other. */
function cutItems(
  { text, document }: Read,
  name: string,
  { start: entryStart, end: entryEnd }: Range,
): readonly ItemsPiece[] {
  const list = fieldOf(document.value, name);
  if (!isJsonArray(list)) return [];
  const contents = list.map((_, item) => document.spanOf([name, item])?.range.start ?? 0);
  const starts = contents.map((content) => text.lastIndexOf('\n', content - 1) + 1);
  const indent = text.slice(starts[0]).search(/[^ ]/);
  const dash = `${' '.repeat(Math.max(0, indent))}-`;
  const areDashes = starts.every(
    (start, item) => text.slice(start, contents[item]).replace(/ +$/, '') === dash,
  );
  if (!areDashes || !isAscending([entryStart, ...starts])) return [];
  return starts.map((start, item) => ({
    kind: 'items',
    name,
    list: name,
    first: item,
    count: 1,
    indent,
    document,
    shift: 0,
    start,
    end: starts[item + 1] ?? entryEnd,
  }));
}

function isAscending(offsets: readonly number[]): boolean {
  return offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0));
}

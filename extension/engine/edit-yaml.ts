import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../shared/text/json-fields.ts';
import type { JsonDocument } from '../../shared/text/json-tree.ts';
import type { Json } from '../../shared/text/json.ts';
import { parseYamlDocument } from '../../shared/text/yaml-document.ts';
import type { Edit } from '../../shared/tokenizer/document-counter.ts';
import { editBetween } from '../../shared/tokenizer/edit-between.ts';
import {
  type EntriesPiece,
  type ItemsPiece,
  standsAlone,
  startsWithKey,
  type YamlPiece,
  type YamlPieces,
} from './yaml-pieces.ts';

/** Names nobody gives to a key of his own. */
const WRAPPER = '__promptfare_list';
const NEXT = '__promptfare_next';

/**
 * The pieces of a text that was edited, of which only those are read that the edit touches; absent where the lines
 * around do not prove that the rest stands. The lines that follow a piece are read with it, as far as they end it.
 */
export function editYaml({ path, text, pieces }: YamlPieces, now: string): YamlPieces | undefined {
  const edit = editBetween(text, now);
  const touched = findTouched(pieces, edit);
  const [from] = touched;
  const to = touched.at(-1);
  if (!from || !to || !touched.every((piece) => piece.kind === from.kind)) return undefined;
  const added = edit.inserted.length - edit.removed;
  const [first, behind] = [pieces.indexOf(from), pieces.slice(pieces.indexOf(to) + 1)];
  const lines = { path, text: now.slice(from.start, to.end + added), start: from.start };
  const read = readLines(lines, from, behind[0]);
  if (!read) return undefined;
  const moved = behind.map((piece) => movePiece(piece, added));
  const joined = [...pieces.slice(0, first), read, ...moved];
  return hasTwice(joined) ? undefined : { path, text: now, pieces: joined };
}

/** An edit at the end of a piece touches the next one too. */
function findTouched(
  pieces: readonly YamlPiece[],
  { offset, removed }: Edit,
): readonly YamlPiece[] {
  const [first] = pieces;
  if (!first || offset < first.start) return [];
  return pieces.filter(({ start, end }) => start <= offset + removed && end >= offset);
}

type Lines = { readonly path: string; readonly text: string; readonly start: number };

/** The lines that `from` has become, with what is `next`. */
function readLines(
  lines: Lines,
  from: YamlPiece,
  next: YamlPiece | undefined,
): YamlPiece | undefined {
  if (!standsAlone(lines.text) || (next && !lines.text.endsWith('\n'))) return undefined;
  if (from.kind === 'entries') return readEntries(lines, next);
  return from.kind === 'items' ? readItems(lines, from, next) : undefined;
}

function readEntries(
  { path, text, start }: Lines,
  next: YamlPiece | undefined,
): EntriesPiece | undefined {
  if (!startsWithKey(text)) return undefined;
  const document = parseYamlDocument({ path, text: next ? `${text}${NEXT}: 0\n` : text });
  const { value, problems } = document;
  if (problems.length > 0 || !isJsonObject(value)) return undefined;
  if (document.spanOf([])?.range.start !== 0) return undefined;
  if (next && document.keySpanOf([NEXT])?.range.start !== text.length) return undefined;
  const names = Object.keys(value).filter((name) => name !== NEXT);
  return { kind: 'entries', names, document, shift: start, start, end: start + text.length };
}

/** Items are read below a key, as they stand in the file, and before what follows there. */
function readItems(
  { path, text, start }: Lines,
  { name, indent }: ItemsPiece,
  next: YamlPiece | undefined,
): ItemsPiece | undefined {
  const dash = `${' '.repeat(indent)}- `;
  if (!text.startsWith(dash)) return undefined;
  const head = `${WRAPPER}:\n`;
  const end = head.length + text.length;
  const follower = followerOf(next, dash);
  const document = parseYamlDocument({ path, text: `${head}${text}${follower.line}` });
  const count = countItems(document) - follower.items;
  if (count < 1 || !endsBefore(document, follower, end)) return undefined;
  return {
    kind: 'items',
    name,
    list: WRAPPER,
    first: 0,
    count,
    indent,
    document,
    shift: start - head.length,
    start,
    end: start + text.length,
  };
}

/** A line in the place of the one that follows items, and what it adds to the keys and the items. */
type Follower = { readonly line: string; readonly keys: number; readonly items: number };

function followerOf(next: YamlPiece | undefined, dash: string): Follower {
  if (!next) return { line: '', keys: 1, items: 0 };
  if (next.kind === 'items') return { line: `${dash}${NEXT}\n`, keys: 1, items: 1 };
  return { line: `${NEXT}: 0\n`, keys: 2, items: 0 };
}

/** 0 for what is no list, or was read with a mistake. */
function countItems({ value, problems }: JsonDocument): number {
  const list = fieldOf(value, WRAPPER);
  return problems.length === 0 && isJsonArray(list) ? list.length : 0;
}

/** Whether the line at `end` is the key or the item that it stands for, and nothing more has come into the file. */
function endsBefore(document: JsonDocument, { keys, items }: Follower, end: number): boolean {
  const { value } = document;
  if (!isJsonObject(value) || Object.keys(value).length !== keys) return false;
  if (keys === 2) return document.keySpanOf([NEXT])?.range.start === end;
  return items === 0 || textOf(lastOf(fieldOf(value, WRAPPER))) === NEXT;
}

function lastOf(list: Json | undefined): Json | undefined {
  return isJsonArray(list) ? list.at(-1) : undefined;
}

function movePiece(piece: YamlPiece, by: number): YamlPiece {
  const range = { start: piece.start + by, end: piece.end + by };
  return piece.kind === 'list'
    ? { ...piece, ...range }
    : { ...piece, ...range, shift: piece.shift + by };
}

/** A key that stands twice is a mistake, which a full reading names. */
function hasTwice(pieces: readonly YamlPiece[]): boolean {
  const names = pieces.flatMap((piece) => {
    if (piece.kind === 'items') return [];
    return piece.kind === 'list' ? [piece.name] : piece.names;
  });
  return new Set(names).size !== names.length;
}

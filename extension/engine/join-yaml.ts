import { fieldOf, isJsonArray } from '../../shared/text/json-fields.ts';
import type { JsonPath } from '../../shared/text/json-tree.ts';
import type { Json } from '../../shared/text/json.ts';
import type { SourceSpan } from '../../shared/text/source-span.ts';
import { shiftSpan } from './move-span.ts';
import type { ItemsPiece, PieceDocument, YamlPiece } from './yaml-pieces.ts';

/** Where a value is read: the path in the document of its piece. */
type Place = { readonly piece: Exclude<YamlPiece, { kind: 'list' }>; readonly path: JsonPath };

/** The file that pieces make. The places of its object and of the lists that were cut are not known. */
export function joinYaml(pieces: readonly YamlPiece[]): PieceDocument {
  const entries = new Map<string, Place>();
  const lists = new Map<string, Place[]>();
  const value: { [name: string]: Json } = Object.create(null);
  for (const piece of pieces) {
    if (piece.kind === 'list') lists.set(piece.name, []);
    else if (piece.kind === 'items') lists.get(piece.name)?.push(...itemsOf(piece));
    else {
      for (const name of piece.names) {
        entries.set(name, { piece, path: [name] });
        value[name] = fieldOf(piece.document.value, name) ?? null;
      }
    }
  }
  for (const [name, items] of lists) value[name] = items.map(valueOf);
  return {
    value,
    problems: [],
    spanOf: ([name, ...rest]) => {
      const items = lists.get(String(name));
      if (!items) return spanIn(entries.get(String(name)), rest);
      const [item, ...below] = rest;
      return typeof item === 'number' ? spanIn(items[item], below) : undefined;
    },
  };
}

function itemsOf(piece: ItemsPiece): readonly Place[] {
  const { list, first, count } = piece;
  return Array.from({ length: count }, (_, item) => ({ piece, path: [list, first + item] }));
}

function valueOf({ piece, path: [name, item] }: Place): Json {
  const list = fieldOf(piece.document.value, String(name));
  return (isJsonArray(list) ? list[Number(item)] : undefined) ?? null;
}

function spanIn(place: Place | undefined, rest: JsonPath): SourceSpan | undefined {
  if (!place) return undefined;
  const { piece, path } = place;
  const span = piece.document.spanOf([...path, ...rest]);
  // A value that is not written, as of a lone key in braces, has the place 0 wherever it is; no other has, behind its key.
  return span && span.range.end > 0 ? shiftSpan(span, piece.shift) : span;
}

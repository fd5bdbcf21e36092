import { createEncodedText, encodeText } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { findToken, NO_TOKEN } from './find-token.ts';
import { mergeManyUnits } from './merge-many-units.ts';
import { mergeUnits } from './merge-units.ts';
import type { Units } from './merge-units.ts';
import { createPieceCache, rememberPiece, recallPiece } from './piece-cache.ts';
import { createBucketHeads } from './rank-buckets.ts';
import { nextSafeCut } from './safe-cut.ts';
import { wholeLength } from './straddles.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The end of the piece that begins at `start`; always after it. */
export type PieceEnd = (text: EncodedText, start: number) => number;

/** Above this many units a heap beats scanning. */
const SCANNED_UNITS = 96;
/** UTF-16 units counted at once: what is kept of a text stays in the processor's cache. */
const CHUNK_UNITS = 1 << 14;
/** Buffers for longer stretches without a safe cut are given back. */
const KEPT_UNITS = CHUNK_UNITS * 2;

/** Counts the tokens of a text, part by part between safe cuts; keeps its buffers from call to call. */
export function createCountPieces(
  vocabulary: Vocabulary,
  pieceEnd: PieceEnd,
): (text: string) => number {
  const kept = createEncodedText(KEPT_UNITS);
  const units = {
    lookUp: {
      vocabulary,
      text: kept,
      pieceCache: createPieceCache(),
      bucketHeads: createBucketHeads(),
    },
    offsets: new Int32Array(SCANNED_UNITS + 2),
    pairs: new Int32Array(SCANNED_UNITS + 2),
  };
  return (text) => {
    let tokens = 0;
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = nextSafeCut(text, start + CHUNK_UNITS);
      units.lookUp.text = end - start > KEPT_UNITS ? createEncodedText(end - start) : kept;
      encodeText(text, { start, end }, units.lookUp.text);
      tokens += countEncoded(units, pieceEnd);
    }
    units.lookUp.text = kept;
    return tokens;
  };
}

function countEncoded(units: Units, pieceEnd: PieceEnd): number {
  const { lookUp } = units;
  const { text } = lookUp;
  let tokens = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = pieceEnd(text, start);
    const isToken = end - start === 1 || findToken(lookUp, start, end) !== NO_TOKEN;
    tokens += isToken ? 1 : countMerged(units, start, end);
  }
  return tokens;
}

function countMerged(units: Units, start: number, end: number): number {
  if (end - start <= SCANNED_UNITS) {
    const known = recallPiece(units.lookUp, start, end);
    if (known > 0) return known;
    const tokens = mergeUnits(units, cutIntoUnits(units, start, end));
    rememberPiece(units.lookUp, { start, end }, tokens);
    return tokens;
  }
  const offsets = new Int32Array(end - start + 2);
  const count = cutIntoUnits({ ...units, offsets }, start, end);
  return mergeManyUnits(units.lookUp, offsets, count);
}

/** Cuts a piece into the smallest units that need no merging, and returns how many. */
function cutIntoUnits({ lookUp, offsets }: Units, start: number, end: number): number {
  const { vocabulary, text } = lookUp;
  let count = 0;
  for (let at = start; at < end; count += 1) {
    offsets[count] = at;
    const lead = text.bytes[at] ?? 0;
    at += lead < 0xc0 ? 1 : wholeLength(vocabulary, text.bytes, at);
  }
  offsets[count] = end;
  return count;
}

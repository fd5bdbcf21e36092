import type { Range } from '../text/range.ts';
import { createEncodedText, encodeText, hashPiece } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { createBytePairs, findToken, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';
import {
  createLongPieces,
  hashLong,
  MAX_LONG_BYTES,
  recallLong,
  rememberLong,
} from './long-pieces.ts';
import { mergeManyUnits } from './merge-many-units.ts';
import { mergeUnits } from './merge-units.ts';
import type { Units } from './merge-units.ts';
import { NO_PAIR_RANKS } from './pair-ranks.ts';
import type { PairRanks } from './pair-ranks.ts';
import { createBuckets } from './rank-buckets.ts';
import { nextSafeCut } from './safe-cut.ts';
import type { LineCuts } from './safe-cut.ts';
import { nextCharacter } from './split-whitespace.ts';
import { createShortPieces, MAX_SHORT_BYTES, recallShort, rememberShort } from './short-pieces.ts';
import { partEnd, viewWholeCharacters, wholeLength } from './whole-characters.ts';
import { WHOLE_CHARACTERS_AT } from './vocabulary-file.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The end of the piece that begins at `start`; always after it. */
export type PieceEnd = (text: EncodedText, start: number) => number;

/** How an encoding cuts text. */
export type PieceRules = {
  readonly pieceEnd: PieceEnd;
  readonly lineCuts?: LineCuts;
  /** What merging begins with, bytes unless said: `characters` of the vocabulary, and the bytes of any other. */
  readonly units?: 'characters';
  readonly pairRanks?: PairRanks;
};

/** Above this many units buckets beat scanning. */
const SCANNED_UNITS = 96;
/** Pieces up to this are cut into units without allocating. */
const KEPT_OFFSETS = SCANNED_UNITS * 3;
/** UTF-16 units counted at once: what is kept of a text stays in the processor's cache. */
const CHUNK_UNITS = 1 << 14;
/** Buffers for longer stretches without a safe cut are given back. */
const KEPT_UNITS = CHUNK_UNITS * 2;

/** Counts the tokens of a text, part by part between safe cuts; keeps its buffers from call to call. */
export function createCountPieces(
  vocabulary: Vocabulary,
  { pieceEnd, lineCuts, units: unitKind, pairRanks = NO_PAIR_RANKS }: PieceRules,
): (text: string) => number {
  const kept = createEncodedText(KEPT_UNITS);
  const units = {
    lookUp: {
      vocabulary,
      // Another one than `kept`, so that the field is known to change; see `LookUp`.
      text: createEncodedText(0),
      whole: viewWholeCharacters(vocabulary.bytes, WHOLE_CHARACTERS_AT),
      shortPieces: createShortPieces(),
      longPieces: createLongPieces(),
      bytePairs: createBytePairs(),
      hasPairRanks: pairRanks.size > 0,
      pairRanks,
      hasCharacterUnits: unitKind === 'characters',
      buckets: createBuckets(),
    },
    offsets: new Int32Array(KEPT_OFFSETS + 2),
    pairs: new Int32Array(SCANNED_UNITS + 2),
  };
  return (text) => {
    let tokens = 0;
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = nextSafeCut(text, start + CHUNK_UNITS, lineCuts);
      units.lookUp.text = end - start > KEPT_UNITS ? createEncodedText(end - start) : kept;
      encodeText(text, { start, end }, units.lookUp.text);
      tokens += countEncoded(units, pieceEnd);
    }
    units.lookUp.text = kept;
    return tokens;
  };
}

function countEncoded(units: Units, pieceEnd: PieceEnd): number {
  const { text } = units.lookUp;
  let tokens = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = pieceEnd(text, start);
    if (end - start === 1) tokens += 1;
    else if (end - start <= MAX_SHORT_BYTES) tokens += countShort(units, start, end);
    else tokens += countLong(units, start, end);
  }
  return tokens;
}

function countShort(units: Units, start: number, end: number): number {
  const known = recallShort(units.lookUp, start, end);
  if (known > 0) return known;
  const tokens = countPiece(units, start, end);
  rememberShort(units.lookUp, { start, end }, tokens);
  return tokens;
}

function countLong(units: Units, start: number, end: number): number {
  if (end - start > MAX_LONG_BYTES) return countPiece(units, start, end);
  const { lookUp } = units;
  const hash = hashLong(lookUp.text, start, end);
  const known = recallLong(lookUp, hash, { start, end });
  if (known > 0) return known;
  const tokens = countPiece(units, start, end);
  rememberLong(lookUp, hash, { start, end, tokens });
  return tokens;
}

/** A long piece, or one of a script beyond ASCII, falls into parts that nothing joins; see `WholeCharacters`. */
function countPiece(units: Units, start: number, end: number): number {
  const { vocabulary, whole, text } = units.lookUp;
  const isWord = end - start <= MAX_LONG_BYTES && (text.bytes[end - 1] ?? 0) < 0x80;
  if (isWord || !vocabulary.isOrdered) return countPart(units, start, end);
  let tokens = 0;
  for (let at = start, next = 0; at < end; at = next) {
    next = partEnd(whole, text.bytes, { start: at, end });
    const isShort = next - at <= MAX_SHORT_BYTES && next - at < end - start;
    tokens += isShort ? countShort(units, at, next) : countPart(units, at, next);
  }
  return tokens;
}

function countPart(units: Units, start: number, end: number): number {
  const { lookUp } = units;
  hashPiece(lookUp.text, start, end);
  // A token that merges do not make can still be a whole piece, but not where merging begins with characters.
  if (!lookUp.hasCharacterUnits && findToken(lookUp, start, end) !== NO_TOKEN) return 1;
  const isLong = end - start > KEPT_OFFSETS;
  const offsets = isLong ? new Int32Array(end - start + 2) : units.offsets;
  const count = cutIntoUnits(lookUp, offsets, { start, end });
  if (count <= SCANNED_UNITS && !isLong) return mergeUnits(units, count);
  return mergeManyUnits(lookUp, offsets, count);
}

/** Cuts a piece into the smallest units that need no merging, and returns how many. */
function cutIntoUnits(lookUp: LookUp, offsets: Int32Array, { start, end }: Range): number {
  const { bytes } = lookUp.text;
  let count = 0;
  for (let at = start; at < end; count += 1) {
    offsets[count] = at;
    at += (bytes[at] ?? 0) < 0xc0 ? 1 : unitLength(lookUp, at);
  }
  offsets[count] = end;
  return count;
}

/** Bytes of the unit that a character of two or more begins with. */
function unitLength(lookUp: LookUp, at: number): number {
  const { vocabulary, whole, text } = lookUp;
  if (vocabulary.isOrdered) return wholeLength(whole, text.bytes, at);
  if (!lookUp.hasCharacterUnits) return 1;
  const end = nextCharacter(text.bytes, at);
  return findToken(lookUp, at, end) === NO_TOKEN ? 1 : end - at;
}

import {
  BYTE_TOKENS,
  createPowers,
  FILTER_WORDS,
  MAX_TOKENS,
  ORDERED_MAGIC,
  shiftsFor,
  UNORDERED_MAGIC,
} from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { offsetOfRegion, SIZE_AT } from './vocabulary-file.ts';

/**
 * Reads the head of a vocabulary file, and enters none of its tokens yet: that takes a moment, and a short text needs
 * few. Throws when `file` is not one. Keeps `file`.
 */
export function readVocabulary(file: Uint8Array): Vocabulary {
  const magic = String.fromCharCode(...file.subarray(0, ORDERED_MAGIC.length));
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const size = magic === ORDERED_MAGIC || magic === UNORDERED_MAGIC ? readNumber(view, SIZE_AT) : 0;
  if (size < BYTE_TOKENS || size >= MAX_TOKENS) throw new Error('This is not a vocabulary file');
  const { slotShift, regionShift } = shiftsFor(size);
  const regions = 2 ** (32 - regionShift);
  if (readNumber(view, offsetOfRegion(regions)) !== file.length)
    throw new Error('A vocabulary file is damaged');
  return {
    file: view,
    // Not a Node buffer: look-ups are faster when all their arrays are of one class.
    bytes: new Uint8Array(file.buffer, file.byteOffset, file.byteLength),
    places: new Int32Array(size),
    slots: new Int32Array(2 ** (32 - slotShift)),
    slotShift,
    regionShift,
    visits: new Uint8Array(regions),
    missing: Int32Array.of(regions),
    filter: new Int32Array(FILTER_WORDS),
    isOrdered: magic === ORDERED_MAGIC,
    powers: createPowers(256),
  };
}

/** 0 beyond the end. */
function readNumber(view: DataView, at: number): number {
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
}

import {
  BYTE_TOKENS,
  createPowers,
  extendHash,
  FILTER_WORDS,
  MAX_TOKENS,
  mixHash,
  ORDERED_MAGIC,
  packSlot,
  setFilterBit,
  UNORDERED_MAGIC,
} from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const HEADER_BYTES = 8;

/**
 * Reads a vocabulary file: `PFV1` (`PFU1` when it is not `isOrdered`), the number of tokens (u32, little-endian), the length of each token in id order
 * (u8), then their bytes; the first 256 tokens are the single bytes. Throws when `file` is not one. Keeps `file`.
 */
export function readVocabulary(file: Uint8Array): Vocabulary {
  const magic = String.fromCharCode(...file.subarray(0, ORDERED_MAGIC.length));
  const size = magic === ORDERED_MAGIC || magic === UNORDERED_MAGIC ? readSize(file) : 0;
  if (size < BYTE_TOKENS || size >= MAX_TOKENS || file.length < HEADER_BYTES + size) {
    throw new Error('This is not a vocabulary file');
  }
  const lengths = file.subarray(HEADER_BYTES, HEADER_BYTES + size);
  const bytes = file.subarray(HEADER_BYTES + size);
  const slotShift = Math.clz32(size * 2 - 1);
  const vocabulary = {
    bytes,
    starts: new Int32Array(size + 1),
    slots: new Int32Array(2 ** (32 - slotShift)),
    slotShift,
    filter: new Int32Array(FILTER_WORDS),
    isOrdered: magic === ORDERED_MAGIC,
    powers: createPowers(256),
  };
  if (addTokens(vocabulary, lengths) !== bytes.length)
    throw new Error('A vocabulary file is damaged');
  return vocabulary;
}

function readSize(file: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = file.subarray(ORDERED_MAGIC.length, HEADER_BYTES);
  return a | (b << 8) | (c << 16) | (d << 24);
}

/** Enters every token; answers where the last one ends. One loop: this is the time that a first count waits. */
function addTokens(vocabulary: Vocabulary, lengths: Uint8Array): number {
  const { bytes, starts, slots, slotShift, filter } = vocabulary;
  const lastSlot = slots.length - 1;
  let at = 0;
  for (let id = 0; id < lengths.length; id += 1) {
    const end = at + (lengths[id] ?? 0);
    let hash = 0;
    for (; at < end; at += 1) hash = extendHash(hash, bytes[at] ?? 0);
    starts[id + 1] = end;
    if (id < BYTE_TOKENS) continue;
    const mixed = mixHash(hash);
    let slot = mixed >>> slotShift;
    while (slots[slot] !== 0) slot = (slot + 1) & lastSlot;
    slots[slot] = packSlot(id, mixed);
    setFilterBit(filter, mixed);
  }
  return at;
}

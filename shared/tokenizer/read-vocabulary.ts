import { addStraddles, characterLength, createStraddles, decodeCharacter } from './straddles.ts';
import {
  BYTE_TOKENS,
  createPowers,
  extendHash,
  MAX_TOKENS,
  mixHash,
  packSlot,
} from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const MAGIC = 'PFV1';
const HEADER_BYTES = 8;

/**
 * Reads a vocabulary file: `PFV1`, the number of tokens (u32, little-endian), the length of each token in id order
 * (u8), then their bytes; the first 256 tokens are the single bytes. Throws when `file` is not one. Keeps `file`.
 */
export function readVocabulary(file: Uint8Array): Vocabulary {
  const size = readSize(file);
  const lengths = file.subarray(HEADER_BYTES, HEADER_BYTES + size);
  const bytes = file.subarray(HEADER_BYTES + size);
  const slotShift = Math.clz32(size * 2 - 1);
  const starts = startsOf(lengths);
  if (starts[size] !== bytes.length) throw new Error('A vocabulary file is damaged');
  const vocabulary = {
    bytes,
    starts,
    slots: new Int32Array(2 ** (32 - slotShift)),
    slotShift,
    powers: createPowers(256),
    characters: new Int32Array(0x10000 / 32),
    straddles: createStraddles(),
  };
  addTokens(vocabulary, size);
  return vocabulary;
}

function readSize(file: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = file.subarray(MAGIC.length, HEADER_BYTES);
  const size = a | (b << 8) | (c << 16) | (d << 24);
  const hasMagic = String.fromCharCode(...file.subarray(0, MAGIC.length)) === MAGIC;
  if (!hasMagic || size < BYTE_TOKENS || size >= MAX_TOKENS || file.length < HEADER_BYTES + size) {
    throw new Error('This is not a vocabulary file');
  }
  return size;
}

function startsOf(lengths: Uint8Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  let end = 0;
  for (let id = 0; id < lengths.length; id += 1) {
    end += lengths[id] ?? 0;
    starts[id + 1] = end;
  }
  return starts;
}

function addTokens(vocabulary: Vocabulary, size: number): void {
  const { bytes, starts, slots, slotShift } = vocabulary;
  let start = starts[BYTE_TOKENS] ?? 0;
  for (let id = BYTE_TOKENS; id < size; id += 1) {
    const end = starts[id + 1] ?? 0;
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = extendHash(hash, bytes[at] ?? 0);
    const mixed = mixHash(hash);
    slots[emptySlot(slots, mixed >>> slotShift)] = packSlot(id, mixed);
    // A token that begins and ends with ASCII neither is a character nor cuts one.
    if (((bytes[start] ?? 0) | (bytes[end - 1] ?? 0)) >= 0x80)
      addCharacters(vocabulary, start, end);
    start = end;
  }
}

function emptySlot(slots: Int32Array, start: number): number {
  let slot = start;
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

function addCharacters(vocabulary: Vocabulary, start: number, end: number): void {
  const { bytes, straddles, characters } = vocabulary;
  addStraddles(straddles, { bytes, start, end });
  const lead = bytes[start] ?? 0;
  const isCharacter = lead >= 0xc0 && lead < 0xf0 && end - start === characterLength(lead);
  if (!isCharacter) return;
  const codePoint = decodeCharacter(bytes, start);
  characters[codePoint >>> 5] = (characters[codePoint >>> 5] ?? 0) | (1 << (codePoint & 31));
}

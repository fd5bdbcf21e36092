/** How a vocabulary file begins, and the file of a vocabulary that is not `isOrdered`. */
export const ORDERED_MAGIC = 'PFV1';
export const UNORDERED_MAGIC = 'PFU1';

/** Ids 0 to 255 are the single bytes. */
export const BYTE_TOKENS = 256;
/** Ids have 18 bits, so that an id and a tag fit one word of the hash table. */
export const MAX_TOKENS: number = 1 << 18;
export const TAG_BITS = 14;
export const TAG_MASK: number = (1 << TAG_BITS) - 1;

/** The base of the polynomial hash. */
const HASH_BASE = 0x01000193;

/** The tokens of an encoding, ready for counting. Ids are merge ranks: a lower id is merged first. */
export type Vocabulary = {
  /** All tokens' bytes, one after another; token `id` is `bytes[starts[id]..starts[id + 1]]`. */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  /**
   * Bytes → id, an open-addressing hash table. A word holds an id and the low bits of its hash, its tag; 0 is an empty
   * slot, as single bytes are not in it.
   */
  readonly slots: Int32Array;
  /** Bits by hash, see `hasFilterBit`: most runs of bytes are no token, and this table fits the processor's cache. */
  readonly filter: Int32Array;
  /** `32 - log2(slots)`: a mixed hash shifted right by it is a slot. */
  readonly slotShift: number;
  /**
   * Every token, merged by lower ones alone, ends in two parts that are both lower. Counting can take short cuts then;
   * some published vocabularies have tokens that only a lucky order of merges, or a piece of its own, ever makes.
   */
  readonly isOrdered: boolean;
  /** The powers of the hash base, up to the length of the longest token. */
  readonly powers: Int32Array;
};

/** One step of the hash: the hash of some bytes and one more. */
export function extendHash(hash: number, byte: number): number {
  return (Math.imul(hash, HASH_BASE) + byte) | 0;
}

/** Spreads a hash over all bits: the high ones choose a slot, the low ones are the tag. */
export function mixHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

export function createPowers(count: number): Int32Array {
  const powers = new Int32Array(count);
  let power = 1;
  for (let exponent = 0; exponent < count; exponent += 1) {
    powers[exponent] = power;
    power = Math.imul(power, HASH_BASE);
  }
  return powers;
}

/** The word of a token in the hash table. */
export function packSlot(id: number, mixed: number): number {
  return (id << TAG_BITS) | (mixed & TAG_MASK);
}

export const FILTER_WORDS: number = 1 << 15;

/** Enters a mixed hash into `filter`. */
export function setFilterBit(filter: Int32Array, mixed: number): void {
  const word = mixed >>> 17;
  filter[word] = (filter[word] ?? 0) | (1 << (mixed >>> 12));
}

/** Whether `filter` has the hash; it may have the bit of another one. */
export function hasFilterBit(filter: Int32Array, mixed: number): boolean {
  return (((filter[mixed >>> 17] ?? 0) >>> (mixed >>> 12)) & 1) === 1;
}

/** How a vocabulary file begins, and the file of a vocabulary that is not `isOrdered`. */
export const ORDERED_MAGIC = 'PFV3';
export const UNORDERED_MAGIC = 'PFU3';

/** Ids 0 to 255 are the single bytes. */
export const BYTE_TOKENS = 256;
/** Ids have 18 bits, so that an id and a tag fit one word of the hash table. */
export const MAX_TOKENS: number = 1 << 18;
export const TAG_BITS = 14;
export const TAG_MASK: number = (1 << TAG_BITS) - 1;

/** The base of the polynomial hash. */
const HASH_BASE = 0x01000193;

/** Hash slots for each region of the vocabulary file: it has about 50 tokens. */
const REGION_SLOT_BITS = 7;
const MIN_SLOT_BITS = REGION_SLOT_BITS + 1;

/** See `Vocabulary.visits`. */
export const LOADED = 255;

/** A place in the file of tokens is a start and a length. */
export const LENGTH_BITS = 8;
export const LENGTH_MASK: number = (1 << LENGTH_BITS) - 1;

/**
 * The tokens of an encoding, ready for counting. Ids are merge ranks: a lower id is merged first. The tokens lie in the
 * file in regions by their first bytes, and a region is entered into the tables when a look-up needs it (`load-region.ts`).
 */
export type Vocabulary = {
  readonly file: DataView;
  /** The same; token `id` begins at `places[id] >>> LENGTH_BITS` and has `places[id] & LENGTH_MASK` bytes. */
  readonly bytes: Uint8Array;
  /** By id; 0 for single bytes and for tokens of regions that are not loaded. */
  readonly places: Int32Array;
  /**
   * Bytes → id, an open-addressing hash table. A word holds an id and the low bits of its hash, its tag; 0 is an empty
   * slot, as single bytes are not in it.
   */
  readonly slots: Int32Array;
  /** Bits by hash, see `hasFilterBit`: most runs of bytes are no token, and this table fits the processor's cache. */
  readonly filter: Int32Array;
  /** `32 - log2(slots)`: a mixed hash shifted right by it is a slot. */
  readonly slotShift: number;
  /** See `regionOf`. */
  readonly regionShift: number;
  /** By region: how often something was looked up in it, or `LOADED` once its tokens are in the tables. */
  readonly visits: Uint8Array;
  /** One number: the regions that are not loaded. */
  readonly missing: Int32Array;
  /**
   * Every token, merged by lower ones alone, ends in two parts that are both lower. Counting can take short cuts then;
   * some published vocabularies have tokens that only a lucky order of merges, or a piece of its own, ever makes.
   */
  readonly isOrdered: boolean;
  /** The powers of the hash base, up to the length of the longest token. */
  readonly powers: Int32Array;
};

/** How the hashes of a vocabulary of `size` tokens are divided. */
export function shiftsFor(size: number): { slotShift: number; regionShift: number } {
  const slotShift = Math.min(Math.clz32(size * 2 - 1), 32 - MIN_SLOT_BITS);
  return { slotShift, regionShift: slotShift + REGION_SLOT_BITS };
}

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

/**
 * The region of a token: by up to four bytes it begins with, as a little-endian word. Not by all of them, because
 * files pack better when words that begin alike lie together, and a text needs fewer regions.
 */
export function regionOf(head: number, regionShift: number): number {
  return Math.imul(head, 0x9e3779b1) >>> regionShift;
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

import { WHOLE_CHARACTER_BYTES } from './whole-characters.ts';

/**
 * A vocabulary file: `PFV3` (`PFU3` when it is not `isOrdered`), the number of tokens, the bits of `WholeCharacters`,
 * where each region begins and the last one ends, then the regions. A region has its tokens in id order: how much the
 * id is above the one before (LEB128), the length, the bytes. Numbers are u32, little-endian; a length is u8. The first
 * 256 tokens, the single bytes, are not in it.
 */
export const SIZE_AT = 4;
export const WHOLE_CHARACTERS_AT = 8;
const REGIONS_AT = WHOLE_CHARACTERS_AT + WHOLE_CHARACTER_BYTES;

/** Where the offset of a region stands. */
export function offsetOfRegion(region: number): number {
  return REGIONS_AT + region * 4;
}

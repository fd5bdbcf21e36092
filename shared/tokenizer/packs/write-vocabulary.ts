import { BYTE_TOKENS, ORDERED_MAGIC, regionOf, shiftsFor, UNORDERED_MAGIC } from '../vocabulary.ts';
import { offsetOfRegion, SIZE_AT, WHOLE_CHARACTERS_AT } from '../vocabulary-file.ts';
import { viewWholeCharacters } from '../whole-characters.ts';
import { listWholeCharacters } from './list-whole-characters.ts';

export type ListedTokens = {
  /** In the order they are merged, each a Latin-1 string of its bytes; first the single bytes. Empty for none. */
  readonly tokens: readonly string[];
  /** See `Vocabulary`. */
  readonly isOrdered: boolean;
};

/** The vocabulary file of a list of tokens; see `vocabulary-file.ts`. */
export function writeVocabulary({ tokens, isOrdered }: ListedTokens): Uint8Array {
  const regions = fillRegions(tokens);
  const bodyAt = offsetOfRegion(regions.length + 1);
  const size = regions.reduce((sum, region) => sum + region.length, bodyAt);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const magic = isOrdered ? ORDERED_MAGIC : UNORDERED_MAGIC;
  for (let at = 0; at < magic.length; at += 1) file[at] = magic.charCodeAt(at);
  view.setUint32(SIZE_AT, tokens.length, true);
  listWholeCharacters(tokens, viewWholeCharacters(file, WHOLE_CHARACTERS_AT));
  let at = bodyAt;
  for (const [number, region] of regions.entries()) {
    view.setUint32(offsetOfRegion(number), at, true);
    file.set(region, at);
    at += region.length;
  }
  view.setUint32(offsetOfRegion(regions.length), at, true);
  return file;
}

/** The bytes of each region. */
function fillRegions(tokens: readonly string[]): readonly (readonly number[])[] {
  const { regionShift } = shiftsFor(tokens.length);
  const regions = Array.from({ length: 2 ** (32 - regionShift) }, () => ({
    bytes: Array.of<number>(),
    lastId: BYTE_TOKENS - 1,
  }));
  for (const [id, token] of tokens.entries()) {
    if (id < BYTE_TOKENS || token === '') continue;
    const bytes = Array.from(token, (byte) => byte.charCodeAt(0));
    const region = regions[regionOf(headOf(bytes), regionShift)];
    if (!region) continue;
    region.bytes.push(...encodeStep(id - region.lastId), bytes.length, ...bytes);
    region.lastId = id;
  }
  return regions.map(({ bytes }) => bytes);
}

function headOf([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): number {
  return first | (second << 8) | (third << 16) | (fourth << 24);
}

/** LEB128: seven bits a byte, the lowest first; all but the last byte have the eighth. */
function encodeStep(step: number): readonly number[] {
  return step < 0x80 ? [step] : [(step & 0x7f) | 0x80, ...encodeStep(step >>> 7)];
}

import { BYTE_TOKENS } from '../vocabulary.ts';
import {
  characterLength,
  decodeCharacter,
  joinBit,
  placeBit,
  setBit,
} from '../whole-characters.ts';
import type { WholeCharacters } from '../whole-characters.ts';

/** Sets the bits of a vocabulary, whose tokens are Latin-1 strings of their bytes. */
export function listWholeCharacters(tokens: readonly string[], whole: WholeCharacters): void {
  for (const token of tokens.slice(BYTE_TOKENS)) {
    const bytes = Uint8Array.from(token, (byte) => byte.charCodeAt(0));
    addToken(whole, bytes);
  }
}

function addToken(whole: WholeCharacters, bytes: Uint8Array): void {
  const { length } = bytes;
  let next = 0;
  while (next < length && isContinuation(bytes[next])) next += 1;
  if (next > 0 && next < length) setPlace(whole.suffixes, bytes, next);

  let lead = length - 1;
  while (lead > 0 && isContinuation(bytes[lead])) lead -= 1;
  const isCut = length - lead < characterLength(bytes[lead] ?? 0);
  if (lead === 0) addCharacter(whole, bytes);
  else if (isCut) setPlace(whole.prefixes, bytes, lead);
  addJoins(whole.joins, bytes, next);
}

/** Enters the neighbours among the whole characters of a token, the first of which begins at `start`. */
function addJoins(joins: Uint8Array, bytes: Uint8Array, start: number): void {
  let last = 0;
  for (let at = start; at < bytes.length;) {
    const length = characterLength(bytes[at] ?? 0);
    const isWhole = length < 4 && at + length <= bytes.length;
    const character = isWhole ? decodeCharacter(bytes, at) : 0;
    if (last !== 0 && character !== 0) setBit(joins, joinBit(last, character));
    last = character;
    at += length;
  }
}

/** Enters a token that begins with its only first byte, if it is all of a character. */
function addCharacter({ characters }: WholeCharacters, bytes: Uint8Array): void {
  const length = characterLength(bytes[0] ?? 0);
  const isCharacter = bytes.length === length && (length === 2 || length === 3);
  if (isCharacter) setBit(characters, decodeCharacter(bytes, 0));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function setPlace(bits: Uint8Array, bytes: Uint8Array, at: number): void {
  const last = bytes[at - 1] ?? 0;
  const first = bytes[at] ?? 0;
  if (first < 0x80) {
    setBit(bits, placeBit(last, first, 0));
    return;
  }
  const second = bytes[at + 1];
  if (second !== undefined) {
    setBit(bits, placeBit(last, first, second));
    return;
  }
  // The token ends after the first byte: any second byte may follow.
  for (let any = 0x80; any < 0xc0; any += 1) setBit(bits, placeBit(last, first, any));
}

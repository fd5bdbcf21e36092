import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../text/json.ts';

/** 64 bits: two of a million cases share a key once in 37 million suites. */
const KEY_LENGTH = 16;

/**
 * The one way to write a value: keys sorted by UTF-16 units, no white space, numbers as JavaScript writes them.
 * Equal values give equal text whatever order their keys came in. Recursive: parsers bound the depth of what they read.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** Names the variables of a case: the same for the same values, whatever their order. 16 hexadecimal digits. */
export function varsKey(vars: { readonly [name: string]: Json }): string {
  return shortHash(canonicalJson(vars));
}

/** The first 64 bits of a text's SHA-256, in hexadecimal digits. */
export function shortHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, KEY_LENGTH);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

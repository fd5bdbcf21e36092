const APOSTROPHE = 0x27;
const LONG_S_LEAD = 0xc5;
const LONG_S_TAIL = 0xbf;

const D = 0x64;
const M = 0x6d;
const S = 0x73;
const T = 0x74;
const LL = 0x6c6c;
const RE = 0x7265;
const VE = 0x7665;
/** ASCII letters differ in this bit between the cases. */
const CASE_BIT = 0x20;

/**
 * The end of the contraction at `at`, or `at` when there is none: `(?i:'s|'t|'re|'ve|'m|'ll|'d)`.
 * Case is folded as Unicode does it, so that the long s (U+017F) is an s.
 */
export function contractionEnd(bytes: Uint8Array, at: number): number {
  return bytes[at] === APOSTROPHE ? at + contractionLength(bytes, at) : at;
}

function contractionLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0;
  const second = bytes[at + 2] ?? 0;
  if (isShort(first | CASE_BIT)) return 2;
  const isLongS = first === LONG_S_LEAD && second === LONG_S_TAIL;
  return isLongS || isLong(((first | CASE_BIT) << 8) | second | CASE_BIT) ? 3 : 0;
}

function isShort(letter: number): boolean {
  return letter === S || letter === T || letter === M || letter === D;
}

function isLong(letters: number): boolean {
  return letters === RE || letters === VE || letters === LL;
}

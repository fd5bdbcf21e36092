/** The letter that an escape names by its number; half of a pair stays half, for the other half may follow. */
export function letterOfCode(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

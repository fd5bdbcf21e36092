/** Bytes that byte-level vocabularies write as they are; the others are the characters from U+0100 on, in order. */
const PRINTABLE = [
  [0x21, 0x7e],
  [0xa1, 0xac],
  [0xae, 0xff],
] as const;

/** The byte of every character of a byte-level vocabulary (GPT-2's, which all byte-level `tokenizer.json` share). */
export function listByteCharacters(): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const [first, last] of PRINTABLE) {
    for (let byte = first; byte <= last; byte += 1) bytes.set(String.fromCharCode(byte), byte);
  }
  let next = 0x100;
  for (let byte = 0; byte < 0x100; byte += 1) {
    if (bytes.has(String.fromCharCode(byte))) continue;
    bytes.set(String.fromCharCode(next), byte);
    next += 1;
  }
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Six bits by character code; 64 is no base64 character. */
const SIX_BITS: Uint8Array = new Uint8Array(128).fill(64);
for (let index = 0; index < ALPHABET.length; index += 1) {
  SIX_BITS[ALPHABET.charCodeAt(index)] = index;
}

/** The first `maxBytes` bytes of a base64 text, or fewer: white space is skipped, any other character ends it. */
export function decodeBase64(text: string, maxBytes: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(maxBytes, Math.ceil((text.length * 3) / 4)));
  let length = 0;
  let bits = 0;
  let bitCount = 0;
  for (let at = 0; at < text.length && length < bytes.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    const value = SIX_BITS[code] ?? 64;
    if (value === 64) break;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[length] = (bits >> bitCount) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

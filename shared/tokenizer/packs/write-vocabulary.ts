import { ORDERED_MAGIC, UNORDERED_MAGIC } from '../vocabulary.ts';

const HEADER_BYTES = 8;

export type ListedTokens = {
  /** In the order they are merged, each a Latin-1 string of its bytes; first the single bytes. */
  readonly tokens: readonly string[];
  /** See `Vocabulary`. */
  readonly isOrdered: boolean;
};

/** The vocabulary file of a list of tokens; see `readVocabulary`. */
export function writeVocabulary({ tokens, isOrdered }: ListedTokens): Uint8Array {
  const magic = isOrdered ? ORDERED_MAGIC : UNORDERED_MAGIC;
  let sizeBytes = HEADER_BYTES + tokens.length;
  for (const token of tokens) sizeBytes += token.length;
  const file = new Uint8Array(sizeBytes);
  for (let at = 0; at < magic.length; at += 1) file[at] = magic.charCodeAt(at);
  new DataView(file.buffer).setUint32(magic.length, tokens.length, true);
  let next = HEADER_BYTES + tokens.length;
  for (const [id, token] of tokens.entries()) {
    file[HEADER_BYTES + id] = token.length;
    for (let at = 0; at < token.length; at += 1) file[next + at] = token.charCodeAt(at);
    next += token.length;
  }
  return file;
}

import { createEncodedText, encodeText } from '../encoded-text.ts';
import { BYTE_TOKENS, MAX_TOKENS } from '../vocabulary.ts';
import { pairRankKey } from '../pair-ranks.ts';
import { isCutOnlyBeforeSpaces } from '../split-gemma.ts';
import { readMerges } from './tokenizer-json.ts';
import type { Merge, TokenizerJson } from './tokenizer-json.ts';
import type { ListedTokens } from './write-vocabulary.ts';

export type SentencePieceList =
  | (ListedTokens & { readonly kind: 'listed'; readonly pairRanks: readonly number[] })
  | { readonly kind: 'refused'; readonly reason: string };

/** SentencePiece writes a space as this. */
const SPACE_MARK = '\u2581';
/** UTF-16 units: a character has up to three bytes for each, and a token up to 255. */
const MAX_TOKEN_UNITS = 85;

/**
 * The tokens of a SentencePiece vocabulary: the bytes, the characters, and what merges make of them, in the order of
 * the merges. Where the merges of one token stand apart, or could overlap, each but the first has a rank of its own.
 */
export function listSentencePieces(json: TokenizerJson): SentencePieceList {
  const reason = findObstacle(json);
  if (reason !== undefined) return { kind: 'refused', reason };
  const tokens = Array.from({ length: BYTE_TOKENS }, (_, byte) => String.fromCharCode(byte));
  const toLatin1 = createToLatin1();
  for (const token of Object.keys(json.model.vocab)) {
    if (isWideCharacter(token)) tokens.push(toLatin1(token));
  }
  const { ranks, pairRanks, size } = rankMerges(json, tokens.length);
  if (size >= MAX_TOKENS)
    return { kind: 'refused', reason: `it has more than ${MAX_TOKENS - 1} merges` };
  // A rank that is no token of its own is never looked up: nothing is entered for it.
  const made = Array.from({ length: size - tokens.length }, () => '');
  for (const [token, rank] of ranks) made[rank - tokens.length] = toLatin1(token);
  return { kind: 'listed', tokens: [...tokens, ...made], isOrdered: false, pairRanks };
}

/** One character of two bytes or more. */
function isWideCharacter(token: string): boolean {
  const code = token.codePointAt(0) ?? 0;
  const isOne = token.length === (code > 0xffff ? 2 : 1);
  return isOne && code >= 0x80 && token !== SPACE_MARK;
}

type Ranks = {
  /** The rank of the first merge of each token. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Key and rank of the others that need one, one after another. */
  readonly pairRanks: readonly number[];
  readonly size: number;
};

function rankMerges(json: TokenizerJson, first: number): Ranks {
  const merges = readMerges(json);
  const toLatin1 = createToLatin1();
  const overlapping = listOverlapping(merges);
  const ranks = new Map<string, number>();
  const pairRanks: number[] = [];
  let size = first;
  let last = '';
  let lastRank = 0;
  for (const { left, right } of merges) {
    const token = left + right;
    const rank = ranks.get(token);
    const needsRank = token !== last || overlapping.has(token);
    last = token;
    if (needsRank) {
      lastRank = size;
      size += 1;
    }
    if (rank === undefined) ranks.set(token, lastRank);
    else if (lastRank !== rank) pairRanks.push(pairRankKey(rank, toLatin1(left).length), lastRank);
  }
  return { ranks, pairRanks, size };
}

/** The tokens of which two pairs can stand in a text and share a part: which goes first is decided by the pair then. */
function listOverlapping(merges: readonly Merge[]): ReadonlySet<string> {
  const pairsOf = new Map<string, Merge[]>();
  for (const merge of merges) {
    const token = merge.left + merge.right;
    const pairs = pairsOf.get(token);
    if (pairs) pairs.push(merge);
    else pairsOf.set(token, [merge]);
  }
  const overlapping = [...pairsOf].filter(([, pairs]) => {
    const lefts = new Set(pairs.map(({ left }) => left));
    return pairs.some(({ left, right }) => left !== right && lefts.has(right));
  });
  return new Set(overlapping.map(([token]) => token));
}

function findObstacle(json: TokenizerJson): string | undefined {
  const { vocab } = json.model;
  for (let byte = 0; byte < BYTE_TOKENS; byte += 1) {
    const name = `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
    if (!Object.hasOwn(vocab, name)) return 'it has no token for some bytes';
  }
  const merges = readMerges(json);
  const made = merges.map(({ left, right }) => left + right);
  if (made.some((token) => !Object.hasOwn(vocab, token))) return 'a merge makes no token';
  if (made.some((token) => token.length > MAX_TOKEN_UNITS))
    return `it has a token of more than ${MAX_TOKEN_UNITS} characters`;
  if (!made.every((token) => isCutOnlyBeforeSpaces(toSpaces(token))))
    return 'it has tokens that go on over spaces or line breaks';
  const pairs = new Set(merges.map(({ left, right }) => `${left} ${right}`));
  return hasAllPairs(made, vocab, pairs)
    ? undefined
    : 'some of its tokens can be made in ways it does not list';
}

function hasAllPairs(
  made: readonly string[],
  vocab: Readonly<Record<string, number>>,
  pairs: ReadonlySet<string>,
): boolean {
  return made.every((token) => {
    for (let at = 1; at < token.length; at += 1) {
      const [left, right] = [token.slice(0, at), token.slice(at)];
      const isPair = Object.hasOwn(vocab, left) && Object.hasOwn(vocab, right);
      if (isPair && !pairs.has(`${left} ${right}`)) return false;
    }
    return true;
  });
}

function toSpaces(token: string): string {
  return token.replaceAll(SPACE_MARK, ' ');
}

/** The bytes of a token, which is not long; its buffers are used again. */
function createToLatin1(): (token: string) => string {
  const encoded = createEncodedText(MAX_TOKEN_UNITS);
  return (token) => {
    const text = toSpaces(token);
    encodeText(text, { start: 0, end: text.length }, encoded);
    return String.fromCharCode(...encoded.bytes.subarray(0, encoded.length));
  };
}

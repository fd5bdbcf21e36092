import { BYTE_TOKENS, MAX_TOKENS } from '../vocabulary.ts';
import { listByteCharacters } from './byte-characters.ts';
import { readMerges } from './tokenizer-json.ts';
import type { TokenizerJson } from './tokenizer-json.ts';
import type { ListedTokens } from './write-vocabulary.ts';

export type TokenList =
  | (ListedTokens & { readonly kind: 'listed' })
  | { readonly kind: 'refused'; readonly reason: string };

const MAX_TOKEN_BYTES = 255;

/**
 * The tokens of a byte-level vocabulary in merge order. Our counter merges any two neighbours that make a token, the
 * lowest token first; a `tokenizer.json` merges listed pairs. The merges have to stand in the order of the tokens they
 * make. The two are the same then when each token, merged by the earlier ones alone, ends in two parts that are a listed
 * pair, because no other two parts of it ever meet; or when all pairs that make a token are listed.
 */
export function listTokens(json: TokenizerJson): TokenList {
  const bytes = listByteCharacters();
  const tokens = [...bytes].toSorted(([, a], [, b]) => a - b).map(([character]) => character);
  if (tokens.some((character) => !(character in json.model.vocab))) {
    return refuse('its vocabulary is not byte-level');
  }
  const merges = readMerges(json);
  const rankOf = new Map(tokens.map((token, rank) => [token, rank]));
  for (const { left, right } of merges) {
    const token = left + right;
    if (token === tokens.at(-1)) continue;
    if (rankOf.has(token)) return refuse(`its merges are not in the order of its tokens`);
    rankOf.set(token, tokens.length);
    tokens.push(token);
  }
  const pairs = new Set(merges.map(({ left, right }) => `${left} ${right}`));
  const reason = findObstacle(json, tokens);
  if (reason !== undefined) return refuse(reason);
  const isOrdered = isMadeInOrder(tokens, rankOf, pairs);
  if (!isOrdered && !(json.model.ignore_merges === true && hasAllPairs(tokens, rankOf, pairs))) {
    return refuse('some of its tokens cannot be reached by earlier ones');
  }
  return { kind: 'listed', isOrdered, tokens: tokens.map((token) => toLatin1(token, bytes)) };
}

function refuse(reason: string): TokenList {
  return { kind: 'refused', reason };
}

function findObstacle(json: TokenizerJson, tokens: readonly string[]): string | undefined {
  const { vocab, ignore_merges: ignoresMerges } = json.model;
  if (tokens.length >= MAX_TOKENS) return `it has more than ${MAX_TOKENS - 1} tokens`;
  const longest = tokens.find((token) => token.length > MAX_TOKEN_BYTES);
  if (longest !== undefined) return `it has a token of more than ${MAX_TOKEN_BYTES} bytes`;
  if (tokens.some((token) => !Object.hasOwn(vocab, token))) return 'a merge makes no token';
  if (ignoresMerges !== true) return undefined;
  const known = new Set([...tokens, ...(json.added_tokens ?? []).map(({ content }) => content)]);
  const lone = Object.keys(vocab).find((token) => !known.has(token));
  return lone === undefined ? undefined : 'it has tokens that no merge makes';
}

function isMadeInOrder(
  tokens: readonly string[],
  rankOf: ReadonlyMap<string, number>,
  pairs: ReadonlySet<string>,
): boolean {
  for (let rank = BYTE_TOKENS; rank < tokens.length; rank += 1) {
    const parts = lastParts(tokens[rank] ?? '', rank, rankOf);
    if (parts.length !== 2 || !pairs.has(parts.join(' '))) return false;
  }
  return true;
}

function hasAllPairs(
  tokens: readonly string[],
  rankOf: ReadonlyMap<string, number>,
  pairs: ReadonlySet<string>,
): boolean {
  return tokens.every((token) => {
    for (let at = 1; at < token.length; at += 1) {
      const [left, right] = [token.slice(0, at), token.slice(at)];
      if (rankOf.has(left) && rankOf.has(right) && !pairs.has(`${left} ${right}`)) return false;
    }
    return true;
  });
}

/** Byte-pair encoding of a token with the ones before it. */
function lastParts(
  token: string,
  rank: number,
  rankOf: ReadonlyMap<string, number>,
): readonly string[] {
  const parts = token.split('');
  while (parts.length > 2) {
    let lowest = rank;
    let lowestAt = -1;
    for (let at = 0; at + 1 < parts.length; at += 1) {
      const pairRank = rankOf.get(`${parts[at]}${parts[at + 1]}`) ?? rank;
      if (pairRank >= lowest) continue;
      lowest = pairRank;
      lowestAt = at;
    }
    if (lowestAt < 0) return parts;
    parts.splice(lowestAt, 2, `${parts[lowestAt]}${parts[lowestAt + 1]}`);
  }
  return parts;
}

function toLatin1(token: string, bytes: ReadonlyMap<string, number>): string {
  return Array.from(token, (character) => String.fromCharCode(bytes.get(character) ?? 0)).join('');
}

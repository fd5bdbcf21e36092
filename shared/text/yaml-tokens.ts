import { CST, Lexer, Parser } from 'yaml';
import { sentence, type Sentence } from './sentence.ts';

/** Deeper nesting is no prompt; the composer recurses, and an overflow inside a regular expression ends the process. */
const MAX_DEPTH = 200;
const TOO_DEEP = sentence`It is nested deeper than ${MAX_DEPTH} levels`;
/** Tokens that are open at once: as deep, and a little more for those that are not nested. */
const MAX_OPEN = 2 * MAX_DEPTH;
/** Bounds time and memory: a lexeme costs up to 12 µs and half a kilobyte, so the longest file takes less than a second. */
const MAX_LEXEMES = 75_000;
/** The composer's time for them grows with their square; `%YAML` and one `%TAG` for each library are all there is. */
const MAX_DIRECTIVES = 100;

/** Behind so many tokens that cannot stand where they do, no more are looked at: the text is not YAML. */
const MAX_MISPLACED = 100;

/** The tokens of a YAML text, or the reason and the place why it will not be read any further. */
export type YamlTokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly CST.Token[] }
  | { readonly kind: 'refused'; readonly reason: Sentence; readonly offset: number };

/** Splits a YAML text into tokens within bounds of size and depth. */
export function readYamlTokens(text: string): YamlTokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const counts = { lexemes: 0, directives: 0, misplaced: 0 };
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    counts.lexemes += 1;
    if (!isMarker(lexeme)) offset += lexeme.length;
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      countToken(counts, token);
    }
    if (counts.misplaced > MAX_MISPLACED) break;
    // What is open is closed by recursion, too.
    const reason = parser.stack.length > MAX_OPEN ? TOO_DEEP : tooMany(counts);
    if (reason) return { kind: 'refused', reason, offset };
  }
  for (const token of parser.end()) tokens.push(token);
  const tooDeep = findTooDeep(tokens);
  if (tooDeep === undefined) return { kind: 'tokens', tokens };
  return { kind: 'refused', reason: TOO_DEEP, offset: tooDeep };
}

type Counts = { lexemes: number; directives: number; misplaced: number };

function countToken(counts: Counts, { type }: CST.Token): void {
  if (type === 'directive') counts.directives += 1;
  if (type === 'error') counts.misplaced += 1;
}

function tooMany({ lexemes, directives }: Counts): Sentence | undefined {
  if (lexemes > MAX_LEXEMES) return sentence`It has more than ${MAX_LEXEMES} elements`;
  return directives > MAX_DIRECTIVES
    ? sentence`It has more than ${MAX_DIRECTIVES} directives`
    : undefined;
}

/** The lexer marks the start of documents and scalars with control characters that are not in the text. */
function isMarker(lexeme: string): boolean {
  return lexeme === CST.DOCUMENT || lexeme === CST.SCALAR || lexeme === CST.FLOW_END;
}

function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens) open.push({ token, depth: 0 });
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH) return next.token.offset;
    for (const token of childrenOf(next.token)) open.push({ token, depth: next.depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value].filter((child) => !!child));
}

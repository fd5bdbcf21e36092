import type { PieceRules } from '../count-pieces.ts';
import { cl100kPieceEnd } from '../split-cl100k.ts';
import { deepseekPieceEnd } from '../split-deepseek.ts';
import { o200kPieceEnd } from '../split-o200k.ts';
import { gemmaPieceEnd } from '../split-gemma.ts';
import { qwenPieceEnd } from '../split-qwen.ts';
import { r50kPieceEnd } from '../split-r50k.ts';
import { tekkenPieceEnd } from '../split-tekken.ts';

/** A way to cut text that we know, by the pattern that a `tokenizer.json` says it with. */
export type SplitRule = PieceRules & {
  readonly id: string;
  /** The patterns that cut one after another; none for the one that is built into byte-level pre-tokenizers. */
  readonly patterns: readonly string[];
};

const CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
const LEAD = String.raw`[^\r\n\p{L}\p{N}]?`;
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
const WHITE_SPACE = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`;
const SYMBOLS = String.raw` ?[^\s\p{L}\p{N}]+`;

function wordPattern(digits: string): string {
  return String.raw`${CONTRACTION}|${LEAD}\p{L}+|${digits}|${SYMBOLS}[\r\n]*|${WHITE_SPACE}`;
}

function casedPattern(digits: string, contraction: string): string {
  const words = `${LEAD}${UPPER}*${LOWER}+${contraction}|${LEAD}${UPPER}+${LOWER}*${contraction}`;
  return String.raw`${words}|${digits}|${SYMBOLS}[\r\n/]*|${WHITE_SPACE}`;
}

const ONE_DIGIT = String.raw`\p{N}`;
const THREE_DIGITS = String.raw`\p{N}{1,3}`;

const ASCII_MARKS = '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~]';
const DEEPSEEK_WORDS = String.raw`[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|${WHITE_SPACE}`;
const DEEPSEEK = [
  THREE_DIGITS,
  '[一-龥\u3040-ゟ゠-ヿ]+',
  // Its file has line breaks where the others spell them.
  `${ASCII_MARKS}[A-Za-z]+|${DEEPSEEK_WORDS}`.replaceAll(String.raw`\r\n`, '\r\n'),
];

export const SPLIT_RULES: readonly SplitRule[] = [
  { id: 'llama-3', patterns: [wordPattern(THREE_DIGITS)], pieceEnd: cl100kPieceEnd },
  { id: 'qwen-2', patterns: [wordPattern(ONE_DIGIT)], pieceEnd: qwenPieceEnd },
  { id: 'tekken', patterns: [casedPattern(ONE_DIGIT, '')], pieceEnd: tekkenPieceEnd },
  {
    id: 'o200k',
    patterns: [casedPattern(THREE_DIGITS, `${CONTRACTION}?`)],
    pieceEnd: o200kPieceEnd,
  },
  { id: 'deepseek-v3', patterns: DEEPSEEK, pieceEnd: deepseekPieceEnd },
  { id: 'gpt-2', patterns: [], pieceEnd: r50kPieceEnd, lineCuts: 'flush' },
];

/** For SentencePiece vocabularies, which cut by no pattern; see `isSentencePiece`. */
export const GEMMA_RULE: SplitRule = {
  id: 'gemma',
  patterns: [],
  pieceEnd: gemmaPieceEnd,
  units: 'characters',
};

export function findSplitRule(id: string): SplitRule | undefined {
  return [...SPLIT_RULES, GEMMA_RULE].find((rule) => rule.id === id);
}

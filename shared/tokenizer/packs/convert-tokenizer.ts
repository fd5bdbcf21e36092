import { listTokens } from './list-tokens.ts';
import type { Pack, PackFile } from './pack.ts';
import { listSentencePieces } from './list-sentence-pieces.ts';
import { GEMMA_RULE, SPLIT_RULES } from './split-rules.ts';
import {
  isSentencePiece,
  readNormalizer,
  readSplitPatterns,
  tokenizerJsonSchema,
  type TokenizerJson,
} from './tokenizer-json.ts';
import { writeVocabulary, type ListedTokens } from './write-vocabulary.ts';

export type Conversion =
  | { readonly kind: 'converted'; readonly file: PackFile }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Makes a pack of a Hugging Face `tokenizer.json`, when all that it does to a text is known here; otherwise says what
 * is not, because a count that is called exact must be.
 */
export function convertTokenizer(
  value: unknown,
  about: Pick<Pack, 'name' | 'models' | 'source'>,
): Conversion {
  const parsed = tokenizerJsonSchema.safeParse(value);
  if (!parsed.success) return refuse('it is no tokenizer.json with byte-pair merges');
  const json = parsed.data;
  const obstacle = findModelObstacle(json) ?? findAddedTokenObstacle(json);
  if (obstacle !== undefined) return refuse(obstacle);
  const form = readForm(json);
  if (form.kind === 'refused') return form;
  const pack = {
    ...about,
    ...form.says,
    addedTokens: (json.added_tokens ?? []).map(({ content }) => content).filter(Boolean),
  };
  return { kind: 'converted', file: { pack, vocabulary: writeVocabulary(form.list) } };
}

type Form =
  | {
      readonly kind: 'form';
      readonly says: Pick<Pack, 'split' | 'composes' | 'pairRanks'>;
      readonly list: ListedTokens;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** How text becomes tokens: by bytes behind a pattern, or as SentencePiece does it. */
function readForm(json: TokenizerJson): Form {
  if (isSentencePiece(json)) {
    const list = listSentencePieces(json);
    if (list.kind === 'refused') return list;
    const says = { split: GEMMA_RULE.id, composes: false, pairRanks: list.pairRanks };
    return { kind: 'form', says, list };
  }
  if (json.model.byte_fallback === true)
    return refuse('it falls back to bytes, but not as Gemma does');
  const normalizer = readNormalizer(json);
  if (!normalizer) return refuse('it normalizes text in another way than by Unicode NFC');
  const patterns = readSplitPatterns(json);
  const rule = patterns && SPLIT_RULES.find((known) => isSame(known.patterns, patterns));
  if (!rule) return refuse('it cuts text by a pattern that is not known here');
  const list = listTokens(json);
  if (list.kind === 'refused') return list;
  return { kind: 'form', says: { split: rule.id, composes: normalizer.composes }, list };
}

function refuse(reason: string): { kind: 'refused'; reason: string } {
  return { kind: 'refused', reason };
}

function findModelObstacle({ model }: TokenizerJson): string | undefined {
  if (model.type !== undefined && model.type !== 'BPE')
    return `its model is ${model.type}, not BPE`;
  const marks = [model.continuing_subword_prefix, model.end_of_word_suffix];
  if (marks.some((mark) => mark !== null && mark !== undefined && mark !== '')) {
    return 'it marks parts of words';
  }
  return (model.dropout ?? 0) > 0 ? 'it leaves out merges at random' : undefined;
}

function findAddedTokenObstacle({ added_tokens: added = [] }: TokenizerJson): string | undefined {
  const isWide = added.some(
    ({ lstrip, rstrip, single_word: single }) =>
      lstrip === true || rstrip === true || single === true,
  );
  if (isWide) return 'it has added tokens that depend on the text around them';
  const hasBreak = added.some(({ content }) => /[\r\n]/.test(content) && !/^\n+$/.test(content));
  return hasBreak ? 'it has added tokens with line breaks' : undefined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((pattern, at) => pattern === other[at]);
}

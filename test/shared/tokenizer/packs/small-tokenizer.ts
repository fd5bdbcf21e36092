import { listByteCharacters } from '../../../../shared/tokenizer/packs/byte-characters.ts';

const PATTERN = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

type Change = {
  readonly merges?: readonly string[];
  readonly model?: object;
  readonly preTokenizer?: object | null;
  readonly normalizer?: object | null;
  readonly addedTokens?: readonly object[];
};

const BYTE_LEVEL = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };

export function splitBy(pattern: string): object {
  const split = { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false };
  return { type: 'Sequence', pretokenizers: [split, BYTE_LEVEL] };
}

/** A `tokenizer.json` with the bytes, the merges and what stands around them; `Ġ` is the space. */
export function smallTokenizer(change: Change = {}): object {
  const { merges = ['l l', 'h e', 'll o', 'he llo', 'Ġ hello'], addedTokens = [] } = change;
  const tokens = [
    ...listByteCharacters().keys(),
    ...new Set(merges.map((merge) => merge.replace(' ', ''))),
  ];
  return {
    added_tokens: addedTokens,
    normalizer: change.normalizer ?? null,
    pre_tokenizer: change.preTokenizer === undefined ? splitBy(PATTERN) : change.preTokenizer,
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges,
      ...change.model,
    },
  };
}

import { measurePrompt } from '../measure/measure-prompt.ts';
import { createRequestCounter } from '../measure/request-counter.ts';
import { costOfUsage } from '../pricing/cost-of-usage.ts';
import { multiplyByCalls, toUsd } from '../pricing/money.ts';
import { parsePrompts } from '../prompt/parse-prompts.ts';
import { createPromptRenderer } from '../prompt/prompt-renderer.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { FileReader, SourceFile } from '../text/files.ts';
import type {
  Compression,
  CompressionEdit,
  CompressionTarget,
  PromptSaving,
} from './compression.ts';
import { wholePieces } from './pieces.ts';
import { compressOnce, type Draft, type RoundOptions } from './round.ts';
import { createRuleProposer, type ProposeOptions } from './rule-proposals.ts';

export type CompressOptions = ProposeOptions & {
  readonly files: FileReader;
  /** Reads a file of no known format as a prompt: somebody named this very file. */
  readonly asPlain?: boolean;
  /** Another source of shorter texts, asked once when the rules have nothing more to offer. */
  readonly rewrite?: (draft: Draft) => RoundOptions['propose'] | Promise<RoundOptions['propose']>;
};

/** Each round takes out what the one before made possible; two are usual. */
const MAX_ROUNDS = 20;

/**
 * A file with the replacements made that the rules offer, the target's tokenizer confirms and the verifier lets pass.
 * Never longer on any target, the same again when it is done twice, never below a cache minimum that is reached today.
 */
export async function compressPrompts(
  file: SourceFile,
  options: CompressOptions,
): Promise<Compression> {
  const { files, asPlain = false, targetsOf } = options;
  const parsed = await parsePrompts(file, files, { asPlain });
  const before: Draft = {
    path: file.path,
    pieces: wholePieces(file.text),
    text: file.text,
    prompts: parsed.prompts,
  };
  const shortened = await shortenByRules(before, options);
  const rewritten = options.rewrite
    ? await rewriteOnce(shortened, { ...options, rewrite: options.rewrite })
    : shortened;
  const { draft, accepted, dropped } = rewritten;
  return {
    path: file.path,
    before: file.text,
    after: draft.text,
    pieces: draft.pieces,
    edits: [...accepted.toSorted(compareByPlace), ...dropped.toSorted(compareByPlace)],
    savings: savingsOf(before.prompts, draft.prompts, targetsOf),
    problems: parsed.problems,
  };
}

type Progress = {
  readonly draft: Draft;
  readonly accepted: readonly CompressionEdit[];
  /** What the last round did not accept; earlier rounds' are offered again in it. */
  readonly dropped: readonly CompressionEdit[];
};

async function shortenByRules(start: Draft, options: CompressOptions): Promise<Progress> {
  let progress: Progress = { draft: start, accepted: [], dropped: [] };
  const maxRounds = options.isWanted ? 1 : MAX_ROUNDS;
  for (let round = 0; round < maxRounds; round += 1) {
    const { draft, accepted } = progress;
    const file = { path: draft.path, text: draft.text };
    const propose = createRuleProposer(file, draft.prompts, options);
    const result = await compressOnce(draft, roundOptions(options, propose));
    progress = { ...result, accepted: [...accepted, ...result.accepted] };
    if (result.accepted.length === 0) break;
  }
  return progress;
}

async function rewriteOnce(
  { draft, accepted, dropped }: Progress,
  options: CompressOptions & Required<Pick<CompressOptions, 'rewrite'>>,
): Promise<Progress> {
  const propose = await options.rewrite(draft);
  const result = await compressOnce(draft, roundOptions(options, propose));
  return {
    draft: result.draft,
    accepted: [...accepted, ...result.accepted],
    dropped: [...dropped, ...result.dropped],
  };
}

function roundOptions(
  { files, asPlain = false, targetsOf }: CompressOptions,
  propose: RoundOptions['propose'],
): RoundOptions {
  return { files, asPlain, targetsOf, propose };
}

function compareByPlace(a: CompressionEdit, b: CompressionEdit): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

function savingsOf(
  before: readonly Prompt[],
  after: readonly Prompt[],
  targetsOf: CompressOptions['targetsOf'],
): readonly PromptSaving[] {
  return before.flatMap((prompt, index) =>
    targetsOf(prompt).map((target): PromptSaving => {
      const { model, tokenizer, price } = target;
      const was = measureFor(prompt, target);
      const is = measureFor(after[index] ?? prompt, target);
      return {
        prompt: prompt.id,
        model: model.written,
        quality: tokenizer.quality,
        tokensBefore: was.tokens,
        tokensAfter: is.tokens,
        ...(was.usd !== undefined && { usdPer1000CallsBefore: was.usd }),
        ...(is.usd !== undefined && { usdPer1000CallsAfter: is.usd }),
        ...(price && { priceAsOf: price.asOf }),
      };
    }),
  );
}

/** Tokens of the fixed text: the values of variables are the same before and after. */
function measureFor(
  prompt: Prompt,
  { model, tokenizer, price }: CompressionTarget,
): { readonly tokens: number; readonly usd?: number } {
  const tools = {
    counter: createRequestCounter(() => tokenizer),
    renderer: createPromptRenderer(),
  };
  const tokens = measurePrompt({ ...prompt, cases: [] }, model, tools).inputTokens;
  const cost = price && costOfUsage({ input: Math.round(tokens) }, price, 'list').inputNanoUsd;
  return { tokens, ...(cost !== undefined && { usd: toUsd(multiplyByCalls(cost, 1000)) }) };
}

import { loadTokenizers } from '../check/load-tokenizers.ts';
import { compressPrompts } from '../compress/compress-prompts.ts';
import type { Compression, CompressionLevel, CompressionTarget } from '../compress/compression.ts';
import { type AskModel, rewriteSections } from '../compress/rewrite-sections.ts';
import type { TextBlock } from '../compress/text-block.ts';
import type { Config } from '../config/config.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { createPriceTable } from '../pricing/price-table.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { FileReader } from '../text/files.ts';
import type { Problem } from '../text/problem.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import type { Finding } from '../rules/finding.ts';
import { readPrompts } from './read-prompts.ts';

export type CompressRequest = {
  readonly files: FileReader;
  /** Paths or globs relative to the workspace; none: every prompt file there is. */
  readonly operands: readonly string[];
  readonly config: Config;
  readonly level: CompressionLevel;
  /** Models to compress for instead of the ones the files name. */
  readonly models: readonly string[];
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
  readonly rewrite?: { readonly askModel: AskModel; readonly keepRatio: number };
  /** Only the replacements of these findings. */
  readonly isWanted?: (finding: Finding) => boolean;
};

export type CompressAnswer = {
  /** One per file that holds prompts, whether or not it can be shortened. */
  readonly compressions: readonly Compression[];
  readonly problems: readonly Problem[];
};

/** What compressing the prompts of a workspace would make of their files; nothing is written. */
export async function compressFiles(request: CompressRequest): Promise<CompressAnswer> {
  const { files, operands, config, level, rewrite, isWanted } = request;
  const read = await readPrompts({ files, operands, exclude: config.exclude });
  const targetsOf = await loadTargetsOf(read.prompts, request);
  const compressions: Compression[] = [];
  for (const { file, isNamed, parsed } of read.promptFiles) {
    if (parsed.prompts.length === 0) continue;
    const compression = await compressPrompts(file, {
      files,
      asPlain: isNamed,
      level,
      targetsOf,
      ruleLevels: new Map(Object.entries(config.rules)),
      ...(isWanted && { isWanted }),
      ...(rewrite && { rewrite: (draft) => rewriterOf(draft.prompts, targetsOf, rewrite) }),
    });
    compressions.push(compression);
  }
  return { compressions, problems: read.problems };
}

type TargetsOf = (prompt: Prompt) => readonly CompressionTarget[];

/** A prompt without a model is compressed for the estimate that fits every model. */
async function loadTargetsOf(
  prompts: readonly Prompt[],
  { models, config, now, loadVocabulary }: CompressRequest,
): Promise<TargetsOf> {
  const { aliases, overrides } = config.pricing;
  const prices = createPriceTable({ at: now, overrides });
  const namesOf = (prompt: Prompt): readonly string[] =>
    models.length > 0 ? models : [...new Set(prompt.models.map(({ id }) => id))];
  const ids = new Map(
    prompts.flatMap(namesOf).map((written) => [written, parseModelId(written, aliases)]),
  );
  const tokenizerOf = await loadTokenizers([...ids.values()], loadVocabulary);
  const fallback = { model: UNKNOWN_MODEL, tokenizer: tokenizerOf(UNKNOWN_MODEL) };
  return (prompt) => {
    const targets = namesOf(prompt).flatMap((written): readonly CompressionTarget[] => {
      const model = ids.get(written);
      if (!model) return [];
      const price = prices.find(model);
      return [{ model, tokenizer: tokenizerOf(model), ...(price && { price }) }];
    });
    return targets.length > 0 ? targets : [fallback];
  };
}

function rewriterOf(
  prompts: readonly Prompt[],
  targetsOf: TargetsOf,
  { askModel, keepRatio }: NonNullable<CompressRequest['rewrite']>,
): (block: TextBlock) => ReturnType<typeof rewriteSections> {
  return async ({ text, uses }) => {
    const prompt = prompts[uses[0]?.prompt ?? 0];
    const tokenizer = prompt && targetsOf(prompt)[0]?.tokenizer;
    return tokenizer ? rewriteSections(text, { tokenizer, keepRatio, askModel }) : [];
  };
}

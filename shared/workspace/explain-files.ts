import { explainFile, type ExplainedFile } from '../check/explain-file.ts';
import { loadTokenizers } from '../check/load-tokenizers.ts';
import type { Config } from '../config/config.ts';
import { UserError } from '../text/user-error.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { createPriceTable } from '../pricing/price-table.ts';
import { parsePrompts } from '../prompt/parse-prompts.ts';
import type { FileReader } from '../text/files.ts';
import { englishOf } from '../text/sentence.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';

export type ExplainRequest = {
  readonly files: FileReader;
  /** Paths relative to the workspace. */
  readonly operands: readonly string[];
  readonly models: readonly string[];
  readonly pricing: Config['pricing'];
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

/** What is in each of these files, and why it is taken for that. Throws a `UserError` for one that cannot be read. */
export async function explainFiles(request: ExplainRequest): Promise<readonly ExplainedFile[]> {
  const { files, operands, models, pricing, now, loadVocabulary } = request;
  if (operands.length === 0)
    throw new UserError('--explain needs a file', {
      hint: 'Name it: promptfare count --explain FILE.',
    });
  const { aliases } = pricing;
  const prices = createPriceTable({ at: now, overrides: pricing.overrides });
  const explained: ExplainedFile[] = [];
  for (const operand of operands) {
    const path = operand.replace(/^\.\//, '');
    const content = await files.read(path);
    if (content.kind !== 'text') {
      const reason =
        content.kind === 'missing' ? 'there is no such file' : englishOf(content.reason);
      throw new UserError(`${path}: ${reason}`, { hint: 'Check the path.' });
    }
    const file = { path, text: content.text };
    const { prompts, problems } = await parsePrompts(file, files, { asPlain: true });
    const written = [...models, ...prompts.flatMap((prompt) => prompt.models.map(({ id }) => id))];
    const ids = written.map((id) => parseModelId(id, aliases));
    const tokenizerFor = await loadTokenizers(ids, loadVocabulary);
    explained.push(
      await explainFile({
        file,
        prompts,
        problems,
        files,
        models,
        aliases,
        prices,
        tokenizerOf: (model) => tokenizerFor(model ?? UNKNOWN_MODEL),
      }),
    );
  }
  return explained;
}

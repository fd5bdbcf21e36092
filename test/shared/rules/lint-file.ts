import { loadGrammar } from '../../../node/grammars/load-grammar.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import type { Prompt } from '../../../shared/prompt/prompt.ts';
import type { Finding } from '../../../shared/rules/finding.ts';
import { lintPrompt, type LintOptions } from '../../../shared/rules/lint-prompt.ts';
import { readSourceText } from '../../../shared/rules/source-text.ts';
import type { SourceFile } from '../../../shared/text/files.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { memoryFiles } from '../memory-files.ts';

const PRICES = createPriceTable({ at: new Date('2026-11-21'), overrides: [] });

export type Linted = { readonly prompts: readonly Prompt[]; readonly findings: readonly Finding[] };

/** The findings of a file, for the model it names, else for gpt-4o. */
export async function lintFile(
  file: SourceFile,
  options: Omit<Partial<LintOptions>, 'model'> & { readonly model?: string } = {},
): Promise<Linted> {
  const files = { ...memoryFiles({ [file.path]: file.text }), loadGrammar };
  const { prompts } = await parsePrompts(file, files, { asPlain: true });
  const source = readSourceText(file.text);
  const findings: Finding[] = [];
  for (const prompt of prompts) {
    const { model: written, ...rest } = options;
    const model = parseModelId(written ?? prompt.models[0]?.id ?? 'openai:gpt-4o');
    const tokenizer = await loadTokenizer(model, loadVocabulary);
    const price = PRICES.find(model);
    const sourceOf = (path: string): typeof source | undefined =>
      path === file.path ? source : undefined;
    findings.push(
      ...lintPrompt(prompt, { tokenizer, model, ...(price && { price }), sourceOf, ...rest }),
    );
  }
  return { prompts, findings };
}

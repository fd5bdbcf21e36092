import { loadTokenizers } from '../../shared/check/load-tokenizers.ts';
import type { ModelId } from '../../shared/model/model-id.ts';
import type { PriceOverride } from '../../shared/pricing/price-override.ts';
import { createPriceTable, type PriceTable } from '../../shared/pricing/price-table.ts';
import { rememberTexts } from '../../shared/tokenizer/remember-texts.ts';
import type { LoadVocabulary, Tokenizer } from '../../shared/tokenizer/tokenizer.ts';
import { createHeadingReader, readHeadings, type ReadHeadings } from './heading-reader.ts';

/** What measuring needs, kept from one keystroke to the next. */
export type MeasureTools = {
  readonly loadTokenizers: (models: readonly ModelId[]) => Promise<(model: ModelId) => Tokenizer>;
  readonly readHeadings: ReadHeadings;
  /** Today's prices. */
  readonly pricesWith: (overrides: readonly PriceOverride[]) => PriceTable;
};

/** @param remembersTexts whether the same texts are counted again and again, as while somebody edits them */
export function createMeasureTools(
  {
    clock,
    loadVocabulary,
  }: { readonly clock: () => Date; readonly loadVocabulary: LoadVocabulary },
  { remembersTexts }: { readonly remembersTexts: boolean },
): MeasureTools {
  const tokenizers = new Map<string, Tokenizer>();
  const kept = (tokenizer: Tokenizer): Tokenizer => {
    const known = tokenizers.get(tokenizer.encoding) ?? rememberTexts(tokenizer);
    tokenizers.set(tokenizer.encoding, known);
    return known;
  };
  let prices: { readonly key: string; readonly table: PriceTable } | undefined;
  return {
    loadTokenizers: async (models) => {
      const tokenizerOf = await loadTokenizers(models, loadVocabulary);
      return remembersTexts ? (model) => kept(tokenizerOf(model)) : tokenizerOf;
    },
    readHeadings: remembersTexts ? createHeadingReader() : readHeadings,
    pricesWith: (overrides) => {
      const at = clock();
      const key = JSON.stringify([at.toISOString().slice(0, 10), overrides]);
      if (prices?.key !== key) prices = { key, table: createPriceTable({ at, overrides }) };
      return prices.table;
    },
  };
}

import picocolors from 'picocolors';
import type { Pack } from '../tokenizer/packs/pack.ts';
import { TOKENIZER_FAMILIES } from '../tokenizer/tokenizer-families.ts';
import { formatRatio } from './format-ratio.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { type Column, terminalTable } from './terminal-table.ts';

/** One way to count, and the models that are counted so. */
type TokenizerRow = {
  readonly tokenizer: string;
  readonly quality: 'exact' | 'estimated';
  /** As a ratio; absent when exact. */
  readonly errorBand?: number;
  /** Beginnings of model names. */
  readonly models: readonly string[];
  /** Where a pack was made from. */
  readonly from?: string;
  readonly licence?: string;
};

const COLUMNS: readonly Column<TokenizerRow>[] = [
  { title: 'Tokenizer', valueOf: ({ tokenizer }) => stripControl(tokenizer) },
  {
    title: 'Counts',
    valueOf: ({ quality, errorBand }) =>
      errorBand === undefined ? quality : `${quality} ±${formatRatio(errorBand)}`,
  },
  {
    title: 'Models that begin with',
    valueOf: ({ models }) => stripControl(models.join(', ')),
    shrinks: 'end',
  },
  { title: 'Added from', valueOf: ({ from }) => stripControl(from ?? ''), rank: 1 },
];

/** How the tokens of each family of models are counted: what is built in, and the packs that the user added. */
export function renderTokenizers(packs: readonly Pack[], options: RenderOptions): string {
  const colors = picocolors.createColors(options.hasColors);
  const table = terminalTable(rowsOf(packs), COLUMNS, { ...options, colors });
  return `${table}\n\nThe longest beginning decides, and a pack goes before an estimate.\n`;
}

export function renderTokenizersJson(packs: readonly Pack[]): string {
  return `${JSON.stringify({ version: 1, tokenizers: rowsOf(packs) }, undefined, 2)}\n`;
}

/** One line about a pack that has just been added. */
export function renderAddedPack({ name, models, source }: Pack): string {
  const licence = source.licence === undefined ? 'no licence named' : `licence ${source.licence}`;
  const line = `Added ${name} from ${source.from} (${licence}); counts exactly: ${models.join(', ')}`;
  return `${stripControl(line)}\n`;
}

function rowsOf(packs: readonly Pack[]): readonly TokenizerRow[] {
  const added = packs.map(({ name, models, source }): TokenizerRow => {
    const { from, licence } = source;
    const origin = { from, ...(licence !== undefined && { licence }) };
    return { tokenizer: name, quality: 'exact', models, ...origin };
  });
  const builtIn = TOKENIZER_FAMILIES.map(({ counting, prefixes }): TokenizerRow => {
    if (counting.kind === 'exact') {
      return { tokenizer: counting.encoding.id, quality: 'exact', models: prefixes };
    }
    const { id, errorBand } = counting.estimator;
    return { tokenizer: id, quality: 'estimated', errorBand, models: prefixes };
  });
  return [...added, ...builtIn];
}

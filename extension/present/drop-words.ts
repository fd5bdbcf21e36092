import type { DropReason } from '../../shared/compress/compression.ts';
import type { CheckId, Loss } from '../../shared/compress/loss.ts';
import { formatTokens } from '../../shared/report/format-tokens.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { Translate } from './words.ts';

const MAX_LOSSES = 3;

/** Why a replacement is not made, as the end of a sentence: what `presentDrop` says, in the editor's language. */
export function dropWords(reason: DropReason, t: Translate): string {
  switch (reason.kind) {
    case 'saves-nothing':
      return t('saves no token for this model');
    case 'overlaps':
      return t('stands where {0} changes the text', reason.rule);
    case 'loses':
      return lossesWords(reason.losses, t);
    case 'cache-minimum':
      return t(
        'the prompt would fall below the {0} tokens that {1} needs for its cache',
        formatTokens(reason.minPrefixTokens),
        stripControl(reason.model),
      );
    case 'not-writable':
      return t('the file format cannot hold it at this place');
    case 'not-tried':
      return t('not tried, because too much before it failed');
  }
}

/** What the verifier looks at, as `shared/compress/checks` calls it; written out, as the checks stay in the engine. */
export const CHECK_TITLES: { readonly [id in CheckId]: string } = {
  placeholders: 'placeholders',
  numbers: 'numbers and units',
  negations: 'negations and exceptions',
  modals: 'modals',
  quotes: 'quoted text',
  links: 'urls and paths',
  code: 'code',
  'tags-and-headings': 'tags and headings',
  names: 'proper names and capitals',
  'list-numbering': 'list numbering',
};

function lossesWords(losses: readonly Loss[], t: Translate): string {
  const shown = losses.slice(0, MAX_LOSSES).map((loss) => lossWords(loss, t));
  const rest = losses.length - shown.length;
  return [...shown, ...(rest > 0 ? [t('and {0} more', rest)] : [])].join('; ');
}

function lossWords({ check, kind, what, count }: Loss, t: Translate): string {
  const [title, text] = [t(CHECK_TITLES[check]), stripControl(what)];
  const words =
    kind === 'lost' ? t('loses {0}: “{1}”', title, text) : t('adds {0}: “{1}”', title, text);
  return count > 1 ? t('{0} ({1} times)', words, count) : words;
}

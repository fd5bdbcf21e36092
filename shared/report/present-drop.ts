import { CHECKS } from '../compress/checks/index.ts';
import type { DropReason } from '../compress/compression.ts';
import type { Loss } from '../compress/loss.ts';
import { formatTokens } from './format-tokens.ts';
import { stripControl } from './strip-control.ts';

const MAX_LOSSES = 3;

/** Why a replacement is not made, as the end of a sentence. */
export function presentDrop(reason: DropReason): string {
  switch (reason.kind) {
    case 'saves-nothing':
      return 'saves no token for this model';
    case 'overlaps':
      return `stands where ${reason.rule} changes the text`;
    case 'loses':
      return presentLosses(reason.losses);
    case 'cache-minimum':
      return `the prompt would fall below the ${formatTokens(reason.minPrefixTokens)} tokens that ${stripControl(reason.model)} needs for its cache`;
    case 'not-writable':
      return 'the file format cannot hold it at this place';
    case 'not-tried':
      return 'not tried, because too much before it failed';
  }
}

/** What a rewrite loses or makes up, the first of it: `loses a number: “3”; adds a modal: “may”`. */
function presentLosses(losses: readonly Loss[]): string {
  const shown = losses.slice(0, MAX_LOSSES).map(presentLoss);
  const rest = losses.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function presentLoss({ check, kind, what, count }: Loss): string {
  const title = CHECKS.find(({ id }) => id === check)?.title.toLowerCase() ?? check;
  const verb = kind === 'lost' ? 'loses' : 'adds';
  const times = count > 1 ? ` (${count} times)` : '';
  return `${verb} ${title}: “${stripControl(what)}”${times}`;
}

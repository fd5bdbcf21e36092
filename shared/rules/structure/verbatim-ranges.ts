import type { Range } from '../../text/range.ts';
import { findNext } from './find-next.ts';
import { mergeRanges } from './range-index.ts';
import type { Structure } from './structure.ts';

const VERBATIM_TAG = /^<(\/?)(pre|code|script|style|textarea)(?=[\s>])/i;

/**
 * Where white space is part of what is said although no fence stands around it: elements of code and preformatted text,
 * and template tags and comments of several lines. In order, without overlap.
 */
export function findVerbatimRanges(text: string, structure: Structure): readonly Range[] {
  return mergeRanges([...verbatimElements(text, structure), ...longTags(text, structure)]);
}

/** An element that is not closed ends nowhere, so it is none. */
function verbatimElements(text: string, { inline }: Structure): readonly Range[] {
  const found: Range[] = [];
  let open: { readonly name: string; readonly start: number } | undefined;
  for (const { start, end, kind } of inline) {
    if (kind !== 'tag') continue;
    const [, slash, written] = VERBATIM_TAG.exec(text.slice(start, start + 12)) ?? [];
    const name = written?.toLowerCase();
    if (name === undefined) continue;
    if (slash === '') open ??= { name, start };
    else if (open?.name === name) {
      found.push({ start: open.start, end });
      open = undefined;
    }
  }
  return found;
}

function longTags(text: string, { templateTags }: Structure): readonly Range[] {
  const lineBreak = findNext(text, '\n');
  return templateTags.filter(({ start, end }) => (lineBreak(start) ?? end) < end);
}

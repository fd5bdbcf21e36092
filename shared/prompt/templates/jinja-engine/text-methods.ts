import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import { numberArgument, textArgument, type CallArguments } from './value.ts';

/** Replaces the first `count` occurrences; without a count, all. Checks the length before it makes the text. */
export function replaceText(
  text: string,
  { from, to, count }: { readonly from: string; readonly to: string; readonly count?: number },
  meter: Meter,
): string {
  meter.produce(text.length);
  const parts = from === '' ? ['', ...Array.from(text), ''] : text.split(from);
  const limit = count === undefined || count < 0 ? parts.length : count;
  const replaced = Math.min(limit, parts.length - 1);
  meter.produce(text.length + replaced * to.length);
  if (replaced === parts.length - 1) return parts.join(to);
  return parts.slice(0, replaced + 1).join(to) + from + parts.slice(replaced + 1).join(from);
}

/** `replace(from, to, count)` as a call writes it. */
export function replaceByArguments(text: string, args: CallArguments, meter: Meter): string {
  const from = textArgument(args, 0, 'old');
  const to = textArgument(args, 1, 'new');
  if (from === undefined || to === undefined) {
    throw new TemplateFailure(sentence`replace needs two texts`);
  }
  const count = numberArgument(args, 2, 'count');
  return replaceText(text, count === undefined ? { from, to } : { from, to, count }, meter);
}

/** Without these letters at the start or the end; without `letters`, without whitespace. */
export function stripText(text: string, letters: string | undefined, side: Side): string {
  if (letters === undefined) {
    if (side === 'start') return text.trimStart();
    return side === 'end' ? text.trimEnd() : text.trim();
  }
  const set = new Set(letters);
  let [start, end] = [0, text.length];
  if (side !== 'end') while (start < end && set.has(text.charAt(start))) start += 1;
  if (side !== 'start') while (end > start && set.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export type Side = 'start' | 'end' | 'both';

/** First letter large, the others small. */
export function capitalizeText(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

/** Lines after the first, or all of them, moved to the right; blank lines only when asked. */
export function indentText(
  text: string,
  { pad, first, blank }: { readonly pad: string; readonly first: boolean; readonly blank: boolean },
  meter: Meter,
): string {
  const lines = text.split('\n');
  meter.produce(text.length + lines.length * pad.length);
  return lines
    .map((line, index) => {
      const moves = index === 0 ? first : blank || line !== '';
      return moves ? pad + line : line;
    })
    .join('\n');
}

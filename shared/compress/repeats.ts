import type { Replacement } from '../rules/replacement.ts';

/** Passages of several lines or half a line are searched for; more of them than this are not. */
const MAX_SEARCHES = 500;

/** Tells whether a replacement only takes out a passage that stands elsewhere in the text, word for word. */
export function createRepeatFinder(text: string): (replacement: Replacement) => boolean {
  let lines: ReadonlyMap<string, number> | undefined;
  let searches = 0;
  return ({ range, text: shorter }) => {
    const removed = text.slice(range.start, range.end).trim();
    if (shorter.trim() !== '' || removed === '') return false;
    lines ??= countLines(text);
    if ((lines.get(removed) ?? 0) > 1) return true;
    searches += 1;
    if (searches > MAX_SEARCHES) return false;
    return text.includes(removed, range.end) || text.slice(0, range.start).includes(removed);
  };
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const words = line.trim();
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

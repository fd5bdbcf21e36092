/**
 * Counts texts in which some strings are one token wherever they stand (`<|im_end|>`, `<think>`): the text is cut at them
 * first, from left to right, the longest of those that begin at one place; `countRest` counts what lies between.
 */
export function createCountAddedTokens(
  addedTokens: readonly string[],
  countRest: (text: string) => number,
): (text: string) => number {
  if (addedTokens.length === 0) return countRest;
  const longestFirst = addedTokens.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  return (text) => {
    let tokens = 0;
    let start = 0;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (index > start) tokens += countRest(text.slice(start, index));
      tokens += 1;
      start = index + found.length;
    }
    return tokens + countRest(start === 0 ? text : text.slice(start));
  };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

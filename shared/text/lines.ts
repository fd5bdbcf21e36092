/** A place for people: both numbers start at 1; `column` counts UTF-16 units. */
export type Position = { readonly line: number; readonly column: number };

/** Turns offsets of one text into lines and columns; built once, each look-up is a binary search. */
export type Lines = { readonly positionAt: (offset: number) => Position };

/** Line ends are LF, CRLF and a lone CR, as editors count them. */
export function indexLines(text: string): Lines {
  const starts = text.includes('\r') ? startsAfterAnyEnd(text) : startsAfterLf(text);
  return {
    positionAt: (offset) => {
      const line = lastAtOrBelow(starts, offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

function startsAfterLf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

function startsAfterAnyEnd(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}

function lastAtOrBelow(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

import { findJsonBlocks } from '../rules/structure/json-blocks.ts';

/** A JSON object or list without the white space between its tokens; absent when the text is anything else. */
export function compactJson(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return undefined;
  const content = { start: 0, end: trimmed.length };
  const fence = { range: content, content, language: '', isClosed: true };
  const block = findJsonBlocks(trimmed, { lines: [], fences: [fence] })[0];
  if (!block) return undefined;
  let compact = '';
  let at = 0;
  for (const { start, end } of block.gaps) {
    compact += trimmed.slice(at, start);
    at = end;
  }
  return compact + trimmed.slice(at);
}

import type { Edit } from './document-counter.ts';

/** Two texts are versions of one document when they begin and end alike. UTF-16 units. */
const MIN_ALIKE = 64;

/** Whether two texts look like versions of one document. */
export function isVersion(one: string, other: string): boolean {
  return (
    one.slice(0, MIN_ALIKE) === other.slice(0, MIN_ALIKE) &&
    one.slice(-MIN_ALIKE) === other.slice(-MIN_ALIKE)
  );
}

/** The one edit that makes `after` of `before`: everything between their common start and their common end. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  const start = commonStart(before, after, shorter);
  const end = commonEnd(before, after, shorter - start);
  return {
    offset: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

/** Whole blocks are compared faster than their letters one by one. UTF-16 units. */
const BLOCK = 1_024;

function commonStart(one: string, other: string, most: number): number {
  let start = 0;
  while (start + BLOCK <= most) {
    if (one.slice(start, start + BLOCK) !== other.slice(start, start + BLOCK)) break;
    start += BLOCK;
  }
  while (start < most && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  return start;
}

function commonEnd(one: string, other: string, most: number): number {
  const blockOf = (text: string, end: number): string =>
    text.slice(text.length - end - BLOCK, text.length - end);
  let end = 0;
  while (end + BLOCK <= most && blockOf(one, end) === blockOf(other, end)) end += BLOCK;
  const isSame = (): boolean =>
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end);
  while (end < most && isSame()) end += 1;
  return end;
}

import { createDocumentCounter, type DocumentCounter, type Edit } from './document-counter.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Shorter texts are counted as fast as they are looked up. UTF-16 units. */
const MIN_UNITS = 2_000;
/** Texts that are remembered: the messages of a prompt or two, with and without their tags. */
const MAX_TEXTS = 8;
/** Two texts are versions of one document when they begin and end alike. */
const MIN_ALIKE = 64;

type Remembered = { text: string; readonly counter: DocumentCounter };

/**
 * A tokenizer for texts that are counted again and again while somebody edits them: it remembers the last large ones,
 * and counts a new version of one by its edit. Its counts are those of `tokenizer`.
 */
export function rememberTexts(tokenizer: Tokenizer): Tokenizer {
  const remembered: Remembered[] = [];
  return {
    ...tokenizer,
    countTokens: (text) => {
      if (text.length < MIN_UNITS) return tokenizer.countTokens(text);
      const known = remembered.find((one) => one.text === text) ?? nextVersion(remembered, text);
      const entry = known ?? { text, counter: createDocumentCounter(tokenizer, text) };
      const place = remembered.indexOf(entry);
      if (place !== -1) remembered.splice(place, 1);
      remembered.unshift(entry);
      remembered.length = Math.min(remembered.length, MAX_TEXTS);
      return entry.counter.total;
    },
  };
}

/** The remembered text that this one is a version of, brought up to date. */
function nextVersion(remembered: readonly Remembered[], text: string): Remembered | undefined {
  const entry = remembered.find((one) => isVersion(one.text, text));
  if (!entry) return undefined;
  entry.counter.edit(editBetween(entry.text, text));
  entry.text = text;
  return entry;
}

function isVersion(one: string, other: string): boolean {
  return (
    one.slice(0, MIN_ALIKE) === other.slice(0, MIN_ALIKE) &&
    one.slice(-MIN_ALIKE) === other.slice(-MIN_ALIKE)
  );
}

/** The one edit that makes `after` of `before`: everything between their common start and their common end. */
function editBetween(before: string, after: string): Edit {
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

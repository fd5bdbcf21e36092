import { nextSafeCut } from './safe-cut.ts';
import type { LineCuts } from './safe-cut.ts';
import type { Tokenizer } from './tokenizer.ts';

/** A change of a document: from `offset` on, `removed` UTF-16 units give way to `inserted`. */
export type Edit = { readonly offset: number; readonly removed: number; readonly inserted: string };

/** The tokens of a document that is being edited. */
export type DocumentCounter = {
  /** Tokens of the document as it is now. */
  readonly total: number;
  /** Applies an edit and returns the new total: the one a full count gives. An edit beyond the end is cut to fit. */
  readonly edit: (edit: Edit) => number;
};

/** UTF-16 units a part has at least, so that a large document has few parts. */
const PART_UNITS = 128;

/** A stretch of the document between two safe cuts. */
type Part = { readonly text: string; readonly tokens: number };

/**
 * Counts a document and keeps the count up to date. With an exact tokenizer an edit costs the part around it, because
 * the parts between safe cuts add up. An estimate is not additive, but the count it is made from is.
 */
export function createDocumentCounter(tokenizer: Tokenizer, text: string): DocumentCounter {
  if (tokenizer.quality === 'exact') return countByParts(tokenizer, text);
  const { basis, countTokens } = tokenizer;
  if (!basis) return countWhole(text, countTokens);
  const base = countByParts(basis.tokenizer, text);
  const estimate = (current: string): number => basis.estimate(base.total, current);
  return countWhole(text, estimate, base.edit);
}

/** @param before what else has to follow an edit before the text is counted */
function countWhole(
  text: string,
  count: (text: string) => number,
  before?: (edit: Edit) => void,
): DocumentCounter {
  let current = text;
  let total = count(current);
  return {
    get total() {
      return total;
    },
    edit: (edit) => {
      const { offset, removed, inserted } = edit;
      before?.(edit);
      current = current.slice(0, offset) + inserted + current.slice(offset + removed);
      total = count(current);
      return total;
    },
  };
}

function countByParts({ countTokens, lineCuts }: Tokenizer, text: string): DocumentCounter {
  const parts = cutIntoParts(countTokens, text, lineCuts);
  let total = sumTokens(parts);
  return {
    get total() {
      return total;
    },
    edit: (edit) => {
      const touched = findTouched(parts, edit);
      const removed = parts.slice(touched.first, touched.end);
      const before = removed.map((part) => part.text).join('');
      const at = edit.offset - touched.start;
      const after = before.slice(0, at) + edit.inserted + before.slice(at + edit.removed);
      // The neighbours usually come out as they were.
      const known = new Map(removed.map((part) => [part.text, part.tokens]));
      const countPart = (part: string): number => known.get(part) ?? countTokens(part);
      const inserted = cutIntoParts(countPart, after, lineCuts);
      parts.splice(touched.first, removed.length, ...inserted);
      total += sumTokens(inserted) - sumTokens(removed);
      return total;
    },
  };
}

/**
 * The parts that an edit touches, and one on either side: whether a part may begin where it does is decided by its own
 * first line and by the line break before it.
 */
function findTouched(parts: readonly Part[], { offset, removed }: Edit): Touched {
  let first = 0;
  let start = 0;
  for (; first + 2 < parts.length; first += 1) {
    const end = start + lengthOf(parts[first]);
    if (end + lengthOf(parts[first + 1]) > offset) break;
    start = end;
  }
  let end = first;
  for (let reach = start; end < parts.length && reach <= offset + removed; end += 1) {
    reach += lengthOf(parts[end]);
  }
  return { first, start, end: end + 1 };
}

/** Parts `first..end`, of which the first begins at `start` in the document. */
type Touched = { readonly first: number; readonly start: number; readonly end: number };

function lengthOf(part: Part | undefined): number {
  return part?.text.length ?? 0;
}

function sumTokens(parts: readonly Part[]): number {
  let tokens = 0;
  for (const part of parts) tokens += part.tokens;
  return tokens;
}

function cutIntoParts(
  countTokens: Tokenizer['countTokens'],
  text: string,
  lineCuts: LineCuts | undefined,
): Part[] {
  const parts: Part[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = nextSafeCut(text, start + PART_UNITS, lineCuts);
    const part = text.slice(start, end);
    parts.push({ text: part, tokens: countTokens(part) });
  }
  return parts;
}

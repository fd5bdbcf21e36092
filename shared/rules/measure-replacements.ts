import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { type LineCuts, nextSafeCut, previousSafeCut } from '../tokenizer/safe-cut.ts';
import type { Replacement } from './replacement.ts';

/**
 * How far a cut is looked for, in UTF-16 units. A stretch of more without lines and words (Base64, an endless Chinese
 * sentence) is cut anyhow, in the same place before and after: the difference is right unless merging is carried on over
 * all of it, as in a run of one character; then it is off by a few tokens (four at most, measured).
 */
const MAX_REACH = 2000;

type Text = { readonly text: string; readonly lineCuts: LineCuts | undefined };
type Window = { readonly start: number; end: number; readonly inside: Replacement[] };

/** Tokens of the stretches of `text` that `replacements` change, before and after. In order, without overlap; linear. */
export function measureReplacements(
  text: string,
  replacements: readonly Replacement[],
  { countTokens, lineCuts }: Tokenizer,
): { readonly before: number; readonly after: number } {
  let [before, after] = [0, 0];
  for (const { start, end, inside } of windowsOf({ text, lineCuts }, replacements)) {
    before += countTokens(text.slice(start, end));
    after += countTokens(replaceWithin(text, { start, end }, inside));
  }
  return { before, after };
}

/** A stretch of `text` with the replacements inside it made; they are in order and do not overlap. */
export function replaceWithin(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  replacements: readonly Replacement[],
): string {
  let replaced = '';
  let at = start;
  for (const { range, text: shorter } of replacements) {
    replaced += text.slice(at, range.start) + shorter;
    at = range.end;
  }
  return replaced + text.slice(at, end);
}

/** In order of their places; of two that overlap, the one that starts first stays. */
export function withoutOverlap(replacements: readonly Replacement[]): readonly Replacement[] {
  const kept: Replacement[] = [];
  for (const replacement of replacements.toSorted((a, b) => a.range.start - b.range.start)) {
    const last = kept.at(-1);
    if (!last || replacement.range.start >= last.range.end) kept.push(replacement);
  }
  return kept;
}

function windowsOf(text: Text, replacements: readonly Replacement[]): readonly Window[] {
  const windows: Window[] = [];
  for (const replacement of replacements) {
    const { range } = replacement;
    const last = windows.at(-1);
    // A replacement inside the last window can only move its end: what lies before was looked at already.
    const start = last && range.start <= last.end ? last.start : reachBack(text, range.start);
    if (last && start <= last.end) {
      last.end = reachOn(text, range.end, last.end);
      last.inside.push(replacement);
    } else {
      windows.push({ start, end: reachOn(text, range.end, 0), inside: [replacement] });
    }
  }
  return windows;
}

/**
 * A safe cut stays one when nothing next to it changes: one line more is taken on either side, because the edit may
 * take the line break or the words that make the nearest cut safe.
 */
function reachBack({ text, lineCuts }: Text, start: number): number {
  const before = text.slice(Math.max(0, start - MAX_REACH), start);
  const from = start - before.length;
  const cut = previousSafeCut(before, previousSafeCut(before, before.length, lineCuts), lineCuts);
  return from + (cut === 0 && from > 0 ? previousWordCut(before) : cut);
}

/** The end of the window behind a replacement that ends at `end`; there is no safe cut between the two before `known`. */
function reachOn({ text, lineCuts }: Text, end: number, known: number): number {
  const limit = Math.min(text.length, end + MAX_REACH);
  const from = Math.max(end + 1, known);
  if (from >= limit) return Math.max(known, limit);
  const after = text.slice(from - 1, limit);
  const cut = nextSafeCut(after, 1, lineCuts);
  return from - 1 + (cut === after.length && limit < text.length ? nextWordCut(after) : cut);
}

/** Between two words of English letters: every encoding begins a piece at the space, whatever else is there. */
const WORD_CUT = /(?<=[A-Za-z]) (?=[A-Za-z])/g;

/** The last cut between words, or the beginning. */
function previousWordCut(before: string): number {
  const [last] = [...before.matchAll(WORD_CUT)].slice(-1);
  return last?.index ?? 0;
}

/** The first cut between words, or the end. */
function nextWordCut(after: string): number {
  const [first] = after.matchAll(WORD_CUT);
  return first?.index ?? after.length;
}

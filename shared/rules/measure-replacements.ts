import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { nextSafeCut, previousSafeCut } from '../tokenizer/safe-cut.ts';
import type { Replacement } from './replacement.ts';

/** A line longer than this is cut anyhow: its count is then off by a token at most on either side. */
const MAX_REACH = 2000;

type Window = { readonly start: number; end: number; readonly inside: Replacement[] };

/** Tokens of the stretches of `text` that `replacements` change, before and after. In order, without overlap; linear. */
export function measureReplacements(
  text: string,
  replacements: readonly Replacement[],
  { countTokens }: Tokenizer,
): { readonly before: number; readonly after: number } {
  let [before, after] = [0, 0];
  for (const { start, end, inside } of windowsOf(text, replacements)) {
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

function windowsOf(text: string, replacements: readonly Replacement[]): readonly Window[] {
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
function reachBack(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - MAX_REACH), start);
  const from = previousSafeCut(before, previousSafeCut(before, before.length));
  return start - before.length + from;
}

/** The end of the window behind a replacement that ends at `end`; there is no safe cut between the two before `known`. */
function reachOn(text: string, end: number, known: number): number {
  const limit = Math.min(text.length, end + MAX_REACH);
  const from = Math.max(end + 1, known);
  if (from >= limit) return Math.max(known, limit);
  const after = text.slice(from - 1, limit);
  return from - 1 + nextSafeCut(after, 1);
}

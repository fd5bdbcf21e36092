import type { PromptSaving } from '../../shared/compress/compression.ts';
import { formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { onlyKnown } from '../../shared/text/only-known.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { JudgedReplacement } from '../engine/compressed-document.ts';
import { dropWords } from './drop-words.ts';
import type { Translate } from './words.ts';

/** What the prompts of a document that get shorter take together, each called once; USD per 1,000 calls of each. */
type Saved = {
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly isEstimated: boolean;
  /** Absent when one of them has no price. */
  readonly usdBefore?: number;
  readonly usdAfter?: number;
};

/** Sums up the prompts that change, each for the first of its models. */
export function sumSavings(savings: readonly PromptSaving[]): Saved {
  const first = new Map<string, PromptSaving>();
  for (const saving of savings) {
    if (!first.has(saving.prompt)) first.set(saving.prompt, saving);
  }
  const changed = [...first.values()].filter((one) => one.tokensBefore !== one.tokensAfter);
  return {
    tokensBefore: sum(changed.map((one) => one.tokensBefore)),
    tokensAfter: sum(changed.map((one) => one.tokensAfter)),
    isEstimated: changed.some(({ quality }) => quality !== 'exact'),
    ...onlyKnown({
      usdBefore: sumKnown(changed.map((one) => one.usdPer1000CallsBefore)),
      usdAfter: sumKnown(changed.map((one) => one.usdPer1000CallsAfter)),
    }),
  };
}

/** `support.prompty: 1,240 → 1,102 tok, $3.70 → $3.30 per 1,000 calls`. */
export function previewTitle(name: string, saved: Saved, t: Translate): string {
  const { tokensBefore, tokensAfter, usdBefore, usdAfter } = saved;
  const tokens = t('{0} → {1} tok', tokensOf(tokensBefore, saved), tokensOf(tokensAfter, saved));
  if (usdBefore === undefined || usdAfter === undefined) return `${name}: ${tokens}`;
  const usd = t('{0} → {1} per 1,000 calls', formatUsd(usdBefore), formatUsd(usdAfter));
  return `${name}: ${tokens}, ${usd}`;
}

/** What is saved, and what is not known of it. */
export function previewSentence(saved: Saved, t: Translate): string {
  const { tokensBefore, tokensAfter, usdBefore, usdAfter } = saved;
  const tokens = tokensOf(tokensBefore - tokensAfter, saved);
  const caveat = t(
    'An upper bound of what is saved: answers may get longer. Measure outputs and pass rate again.',
  );
  if (usdBefore === undefined || usdAfter === undefined) {
    return `${t('{0} tokens fewer per call.', tokens)} ${caveat}`;
  }
  const usd = formatUsd(usdBefore - usdAfter);
  const sentence = t(
    '{0} tokens fewer per call; {1} per 1,000 calls if the answers stay the same.',
    tokens,
    usd,
  );
  return `${sentence} ${caveat}`;
}

/** One replacement in a list: what it is, and why it is not made. */
export function replacementWords(
  { rule, before, after, tokensSaved, notMade }: JudgedReplacement,
  { line, t }: { readonly line: number; readonly t: Translate },
): { readonly label: string; readonly description: string; readonly detail: string } {
  return {
    label: t('line {0}, {1}', line, rule),
    description:
      notMade === undefined
        ? t('{0} tokens', `−${formatTokens(tokensSaved)}`)
        : t('not made: {0}', dropWords(notMade, t)),
    detail: `${excerpt(before)} → ${after === '' ? t('(nothing)') : excerpt(after)}`,
  };
}

const MAX_EXCERPT = 90;

function excerpt(text: string): string {
  const line = stripControl(text);
  return `“${line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT - 1)}…` : line}”`;
}

function tokensOf(tokens: number, { isEstimated }: Saved): string {
  return `${isEstimated ? '~' : ''}${formatTokens(tokens)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 || known.length < values.length ? undefined : sum(known);
}

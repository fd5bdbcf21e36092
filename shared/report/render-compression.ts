import picocolors from 'picocolors';
import type { Compression, CompressionEdit, PromptSaving } from '../compress/compression.ts';
import { indexLines } from '../text/lines.ts';
import { formatProblem, type Problem } from '../text/problem.ts';
import { replaceSentences } from '../text/replace-sentences.ts';
import { formatRatioDelta } from './format-ratio.ts';
import { formatTokens, formatTokensDelta, plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { presentDrop } from './present-drop.ts';
import { qualityMark } from './present-totals.ts';
import { renderPatch } from './render-patch.ts';
import { stripControl } from './strip-control.ts';

export type CompressionRenderOptions = {
  readonly hasColors: boolean;
  /** Whether the files have been written. */
  readonly isWritten: boolean;
};

/** More reasons than this of one file help nobody. */
const MAX_DROPPED = 10;

/** What compressing files changes, what it saves, and what was left alone and why. */
export function renderCompressions(
  compressions: readonly Compression[],
  problems: readonly Problem[],
  options: CompressionRenderOptions,
): string {
  const colors = picocolors.createColors(options.hasColors);
  const lines = problems.map((problem) => `${colors.yellow('!')} ${formatProblem(problem)}`);
  for (const compression of compressions) {
    const told = tellCompression(compression, options);
    if (told.length > 0) lines.push(...told, '');
  }
  return `${[...lines, ...closingLines(compressions, options)].join('\n')}\n`;
}

function tellCompression(
  compression: Compression,
  { hasColors }: CompressionRenderOptions,
): readonly string[] {
  const { path, before, after, edits, savings } = compression;
  const dropped = edits.filter((edit) => edit.dropped);
  if (before === after && dropped.length === 0) return [];
  const colors = picocolors.createColors(hasColors);
  const shown = savings.filter(isTold).map((saving) => `  ${presentSaving(saving)}`);
  return [
    colors.bold(stripControl(path)),
    ...(before === after ? ['  nothing to take out'] : shown),
    ...summarizeRules(edits).map((line) => `  ${line}`),
    ...tellDropped(dropped, before).map((line) => colors.dim(`  ${line}`)),
    ...(before === after ? [] : [renderPatch(compression, { hasColors }).trimEnd()]),
  ];
}

function isTold({ tokensBefore, tokensAfter }: PromptSaving): boolean {
  return tokensBefore !== tokensAfter;
}

function presentSaving(saving: PromptSaving): string {
  const { prompt, model, tokensBefore, tokensAfter, quality } = saving;
  const mark = qualityMark(quality);
  const added = tokensAfter - tokensBefore;
  const ratio = tokensBefore === 0 ? '' : `, ${formatRatioDelta(added / tokensBefore)}`;
  const tokens = `${mark}${formatTokens(tokensBefore)} → ${mark}${formatTokens(tokensAfter)} input tokens (${formatTokensDelta(added)}${ratio})`;
  return `${stripControl(prompt)} for ${stripControl(model)}: ${tokens}${presentCost(saving)}`;
}

function presentCost({ usdPer1000CallsBefore, usdPer1000CallsAfter }: PromptSaving): string {
  if (usdPer1000CallsBefore === undefined || usdPer1000CallsAfter === undefined) return '';
  return `, ${formatUsd(usdPer1000CallsBefore)} → ${formatUsd(usdPer1000CallsAfter)} per 1,000 calls`;
}

function summarizeRules(edits: readonly CompressionEdit[]): readonly string[] {
  const rules = new Map<string, { count: number; tokens: number }>();
  for (const { rule, tokensSaved, dropped } of edits) {
    if (dropped) continue;
    const known = rules.get(rule) ?? { count: 0, tokens: 0 };
    rules.set(rule, { count: known.count + 1, tokens: known.tokens + tokensSaved });
  }
  return [...rules].map(
    ([rule, { count, tokens }]) =>
      `${rule}: ${plural(count, 'replacement')}, ${formatTokensDelta(-tokens)} tokens`,
  );
}

function tellDropped(dropped: readonly CompressionEdit[], text: string): readonly string[] {
  const lines = indexLines(text);
  const told = dropped.slice(0, MAX_DROPPED).flatMap(({ rule, range, dropped: reason }) => {
    const { line } = lines.positionAt(range.start);
    return reason ? [`line ${line}, ${rule}, not made: ${presentDrop(reason)}`] : [];
  });
  const rest = dropped.length - told.length;
  return rest > 0 ? [...told, `and ${plural(rest, 'replacement')} more not made`] : told;
}

function closingLines(
  compressions: readonly Compression[],
  { isWritten }: CompressionRenderOptions,
): readonly string[] {
  const changed = compressions.filter(({ before, after }) => before !== after);
  if (compressions.length === 0) return ['No prompt was found.'];
  if (changed.length === 0) return ['Nothing to save.'];
  const days = compressions
    .flatMap(({ savings }) => savings.flatMap(({ priceAsOf }) => priceAsOf ?? []))
    .toSorted();
  const prices = days.length === 0 ? '' : ` List prices as of ${days.at(-1) ?? ''}.`;
  return [
    `${plural(changed.length, 'file')} ${isWritten ? 'written' : 'can be shorter'}; without the values of variables, ~ estimated.${prices}`,
    'Fewer input tokens are an upper bound of what is saved: answers may get longer. Measure outputs and pass rate again.',
    ...(isWritten ? [] : ['Nothing was written; --write does it.']),
  ];
}

/** The same for machines: tokens and USD, unrounded; texts as they would be. */
export function renderCompressionsJson(
  compressions: readonly Compression[],
  problems: readonly Problem[],
): string {
  const files = compressions.map(({ path, before, after, edits, savings }) => ({
    path,
    isChanged: before !== after,
    after,
    edits,
    savings,
  }));
  return `${JSON.stringify({ version: 1, files, problems }, replaceSentences, 2)}\n`;
}

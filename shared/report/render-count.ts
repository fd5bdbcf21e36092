import picocolors from 'picocolors';
import type { PromptCount } from '../check/count-prompts.ts';
import { formatProblem, type Problem } from '../text/problem.ts';
import { replaceSentences } from '../text/replace-sentences.ts';
import type { CountAnswer } from '../workspace/count-workspace.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { presentCalibrations } from './present-method.ts';
import { qualityMark } from './present-totals.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { type Column, terminalTable } from './terminal-table.ts';
import { plainText } from './words.ts';
import { wrapText } from './wrap-text.ts';

const COLUMNS: readonly Column<PromptCount>[] = [
  { title: 'Prompt', valueOf: ({ prompt }) => stripControl(prompt.id), shrinks: 'start' },
  {
    title: 'Model',
    valueOf: ({ model }) => (model === undefined ? '(not named)' : stripControl(model)),
    rank: 3,
    shrinks: 'end',
  },
  { title: 'Input tokens', valueOf: tokensOf, align: 'right' },
  {
    title: 'Input cost',
    valueOf: ({ inputCostUsd, model }) =>
      inputCostUsd === undefined
        ? model === undefined
          ? '–'
          : 'no price'
        : formatUsd(inputCostUsd),
    align: 'right',
    rank: 1,
  },
  {
    title: 'At most',
    valueOf: ({ maxCostUsd }) => (maxCostUsd === undefined ? '' : formatUsd(maxCostUsd)),
    align: 'right',
    rank: 2,
  },
  { title: 'Counted on', valueOf: basisOf, rank: 4, shrinks: 'end' },
];

/** Tokens and cost per call of prompts, as a table, with what the figures stand on. */
export function renderCount(
  { counts, calibrations, problems }: CountAnswer,
  options: RenderOptions,
): string {
  const colors = picocolors.createColors(options.hasColors);
  const lines = problemLines(problems, options);
  if (counts.length === 0) return `${['No prompt was found.', ...lines].join('\n')}\n`;
  const table = terminalTable(counts, COLUMNS, { ...options, colors });
  const calibrated = presentCalibrations({ calibrations }).map((words) =>
    wrapText(plainText(words), options.columns, ''),
  );
  const notes = [footnote(counts), ...calibrated];
  return `${[table, '', ...notes.map((note) => colors.dim(note)), ...lines].join('\n')}\n`;
}

const MAX_PROBLEMS = 20;

/** Below the table, so that the figures are not pushed off the screen by what is wrong elsewhere. */
function problemLines(problems: readonly Problem[], options: RenderOptions): readonly string[] {
  if (problems.length === 0) return [];
  const { yellow } = picocolors.createColors(options.hasColors);
  const shown = problems
    .slice(0, MAX_PROBLEMS)
    .map(
      (problem) => `${yellow('!')} ${wrapText(formatProblem(problem), options.columns - 2, '  ')}`,
    );
  const restCount = problems.length - shown.length;
  const rest =
    restCount > 0 ? [`  … and ${plural(restCount, 'more problem')}; --json has them all`] : [];
  return ['', ...shown, ...rest];
}

/** The same for machines: tokens and USD, unrounded. */
export function renderCountJson({ counts, calibrations, context, problems }: CountAnswer): string {
  const rows = counts.map(({ prompt, measured, ...count }) => ({
    prompt: prompt.id,
    path: prompt.path,
    format: prompt.format,
    ...count,
    ...measured,
  }));
  const document = { version: 1, prompts: rows, calibrations, context, problems };
  return `${JSON.stringify(document, replaceSentences, 2)}\n`;
}

function tokensOf({ measured }: PromptCount): string {
  const { inputTokens, minInputTokens, maxInputTokens, quality, unfilledVariables } = measured;
  const open = unfilledVariables.length > 0 ? '+' : '';
  const mean = `${qualityMark(quality)}${formatTokens(inputTokens)}${open}`;
  return minInputTokens === maxInputTokens
    ? mean
    : `${mean} (${formatTokens(minInputTokens)}–${formatTokens(maxInputTokens)})`;
}

function basisOf({ measured: { caseCount, unfilledVariables } }: PromptCount): string {
  if (caseCount > 0) return plural(caseCount, 'case');
  if (unfilledVariables.length === 0) return 'its text';
  return `fixed text, without ${plural(unfilledVariables.length, 'variable')}`;
}

function footnote(counts: readonly PromptCount[]): string {
  const days = counts.flatMap(({ priceAsOf }) => priceAsOf ?? []).toSorted();
  const prices = days.length === 0 ? 'no prices used' : `list prices as of ${days.at(-1) ?? ''}`;
  const marks = '~ estimated, + variables come on top, "at most" reaches the output limit';
  return `Per call: ${plural(counts.length, 'row')}, ${prices}; ${marks}.`;
}

import type { Prompt } from '../prompt/prompt.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import type { PairedPrompt } from '../replay/pair-prompts.ts';
import type { SuiteReplay } from '../replay/replay-suite.ts';
import { sendsTheSame } from '../replay/same-prompt.ts';
import { countSentences } from '../text/count-sentences.ts';
import { groupBy } from '../text/group-by.ts';
import type { PromptDelta } from './prompt-delta.ts';
import { pairedMeasurements, totalOf } from './totals.ts';

/** Tokens of a prompt's text without its variables; absent where only a program can make the text. */
export type CountFixedTokens = (prompt: Prompt) => number | undefined;

/** One row per prompt of the suite, in the suite's order. */
export function diffPrompts(
  { pairs, cases }: SuiteReplay,
  countFixedTokens: CountFixedTokens,
): readonly PromptDelta[] {
  const casesByPrompt = groupBy(cases, (delta) => delta.promptId);
  return pairs.map((pair) => diffPrompt(pair, casesByPrompt.get(pair.id) ?? [], countFixedTokens));
}

function diffPrompt(
  pair: PairedPrompt,
  cases: readonly CaseDelta[],
  countFixedTokens: CountFixedTokens,
): PromptDelta {
  const { baseline, head } = pair;
  const sides = sidesOf(pair, cases);
  const hasCases = sides.head.length > 0 || sides.baseline.length > 0;
  const fixed = hasCases ? undefined : fixedTokens(pair, countFixedTokens);
  return {
    promptId: pair.id,
    path: (head ?? baseline)?.path ?? pair.id,
    kind: kindOf(pair, cases, hasCases),
    isNew: baseline === undefined,
    isEdited: isEdited(pair),
    ...(sides.baseline.length > 0 && { baseline: totalOf(sides.baseline) }),
    ...(sides.head.length > 0 && { head: totalOf(sides.head) }),
    models: { baseline: modelNames(sides.baseline), head: modelNames(sides.head) },
    ...(fixed && { fixedTokens: fixed }),
    unmeasuredReasons: countSentences(
      cases.flatMap((delta) => (delta.kind === 'unmeasured' ? [delta.reason] : [])),
    ).map(({ said }) => said),
  };
}

/** The cases both sides have; for a prompt that came or went, the cases of its one side. */
function sidesOf(
  { head }: PairedPrompt,
  cases: readonly CaseDelta[],
): ReturnType<typeof pairedMeasurements> {
  const paired = pairedMeasurements(cases);
  if (paired.head.length > 0) return paired;
  const added = cases.flatMap((delta) => (delta.kind === 'added' ? [delta.head] : []));
  const removed = cases.flatMap((delta) => (delta.kind === 'removed' ? [delta.baseline] : []));
  return { baseline: head ? [] : removed, head: added };
}

function isEdited({ baseline, head }: PairedPrompt): boolean {
  return baseline !== undefined && head !== undefined && !sendsTheSame(baseline, head);
}

function fixedTokens(
  { baseline, head }: PairedPrompt,
  countFixedTokens: CountFixedTokens,
): PromptDelta['fixedTokens'] {
  const [before, after] = [baseline, head].map((prompt) => prompt && countFixedTokens(prompt));
  if (before === undefined && after === undefined) return undefined;
  return {
    ...(before !== undefined && { baseline: before }),
    ...(after !== undefined && { head: after }),
  };
}

function kindOf(
  { baseline, head }: PairedPrompt,
  cases: readonly CaseDelta[],
  hasCases: boolean,
): PromptDelta['kind'] {
  if (!head) return 'removed';
  if (!hasCases) return 'unmeasured';
  const kinds = new Set(cases.map(({ kind }) => kind));
  if (!baseline || !(kinds.has('changed') || kinds.has('unchanged'))) return 'added';
  return kinds.has('changed') ? 'changed' : 'unchanged';
}

function modelNames(
  cases: readonly { readonly model?: { readonly written: string } }[],
): readonly string[] {
  return [...new Set(cases.flatMap(({ model }) => (model ? [model.written] : [])))].toSorted();
}

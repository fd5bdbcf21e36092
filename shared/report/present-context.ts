import type { Report } from '../check/report.ts';
import type { AgentContextDelta, ContextFileDelta } from '../diff/context-delta.ts';
import { formatTokens, formatTokensDelta } from './format-tokens.ts';
import { qualityMark, UNKNOWN } from './present-totals.ts';
import { say, type Words } from './words.ts';

/** One coding agent; all but its name are formatted figures, or paths. */
export type ContextRow = {
  readonly agent: string;
  readonly always: string;
  readonly conditional: string;
  readonly onDemand: string;
  /** The files that differ, with what they add to every request. */
  readonly files: readonly { readonly path: string; readonly added: string }[];
};

export type ContextView = {
  readonly title: Words;
  readonly rows: readonly ContextRow[];
  readonly notes: readonly Words[];
};

const MAX_FILES = 5;

/** What context files add to the requests of coding agents; absent where the change does not touch them. */
export function presentContext({ context }: Pick<Report, 'context'>): ContextView | undefined {
  if (!context || context.agents.length === 0) return undefined;
  return {
    title: titleOf(context.agents),
    rows: context.agents.map(rowOf),
    notes: [
      say`Tokens that context files add to every request; those loaded by file or folder and on demand come on top.`,
    ],
  };
}

/** The change of a workspace without suites in one line. */
export function presentContextSummary({ context }: Pick<Report, 'context'>): Words | undefined {
  if (!context || context.agents.length === 0) return undefined;
  const [first, added] = mostChanged(context.agents);
  if (!first || added === undefined) return say`Nothing to compare with`;
  return added === 0 ? say`The same tokens in every request` : addedWords(first, added);
}

function titleOf(agents: readonly AgentContextDelta[]): Words {
  const [first, added] = mostChanged(agents);
  if (!first || added === undefined) return say`Context of coding agents (nothing to compare with)`;
  return added === 0
    ? say`Context of coding agents (the same tokens in every request)`
    : say`Context of coding agents (${addedWords(first, added)})`;
}

function addedWords({ quality, title }: AgentContextDelta, added: number): Words {
  const figure = `${qualityMark(quality)}${formatTokensDelta(added)}`;
  return say`${figure} tokens in every request of ${title}`;
}

/** The agent whose requests change the most, with the tokens that are added. */
function mostChanged(
  agents: readonly AgentContextDelta[],
): readonly [first?: AgentContextDelta, added?: number | undefined] {
  const [first] = agents.toSorted((a, b) => Math.abs(addedTo(b) ?? 0) - Math.abs(addedTo(a) ?? 0));
  return first ? [first, addedTo(first)] : [];
}

function addedTo({ baseline, head }: AgentContextDelta): number | undefined {
  return baseline && head.alwaysTokens - baseline.alwaysTokens;
}

function rowOf({ title, quality, baseline, head, files }: AgentContextDelta): ContextRow {
  const mark = qualityMark(quality);
  const figure = (key: keyof typeof head): string => {
    const after = head[key];
    const added = baseline ? after - baseline[key] : 0;
    if (after === 0 && added === 0) return UNKNOWN;
    const now = `${mark}${formatTokens(after)}`;
    return added === 0 ? now : `${now} (${formatTokensDelta(added)})`;
  };
  return {
    agent: title,
    always: figure('alwaysTokens'),
    conditional: figure('conditionalTokens'),
    onDemand: figure('onDemandTokens'),
    files: files.slice(0, MAX_FILES).map((file) => ({ path: file.path, added: addedBy(file) })),
  };
}

function addedBy({ baselineTokens = 0, headTokens = 0 }: ContextFileDelta): string {
  return formatTokensDelta(headTokens - baselineTokens);
}

import type { WorkspaceIndex } from '../engine/engine-calls.ts';
import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatTokens, formatTokensDelta } from '../../shared/report/format-tokens.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { CostNode } from './cost-node.ts';
import type { Translate } from './words.ts';

type Agent = WorkspaceIndex['context'][number];
type Entry = Agent['entries'][number];

/** What the context files of a folder add to the requests of coding agents. */
export function contextGroup(
  root: string,
  context: WorkspaceIndex['context'],
  t: Translate,
): readonly CostNode[] {
  const agents = context
    .filter(({ entries }) => entries.length > 0)
    .toSorted((one, other) => other.alwaysTokens - one.alwaysTokens);
  const [most] = agents;
  if (!most) return [];
  const group: CostNode = {
    id: `${root}|context`,
    kind: 'group',
    label: t('Agent context'),
    description: t('up to {0} tok in every request', tokens(most.alwaysTokens, most)),
    tooltip: () =>
      t('What files such as AGENTS.md add to every request of a coding agent in this folder.'),
    icon: { name: 'robot' },
    children: agents.map((agent) => agentRow(root, agent, t)),
  };
  return [group];
}

function agentRow(root: string, agent: Agent, t: Translate): CostNode {
  const { title, alwaysTokens, conditionalTokens, onDemandTokens } = agent;
  const figures = [
    t('{0} tok always', tokens(alwaysTokens, agent)),
    ...(conditionalTokens > 0 ? [t('{0} by path', added(conditionalTokens, agent))] : []),
    ...(onDemandTokens > 0 ? [t('{0} on demand', added(onDemandTokens, agent))] : []),
  ];
  return {
    id: `${root}|agent|${agent.agent}`,
    kind: 'agent',
    label: title,
    description: figures.join(' · '),
    spoken: t('Coding agent {0}, {1}', title, figures.join(', ')),
    icon: { name: 'robot' },
    children: agent.entries.map((entry) => fileRow(root, agent, { entry, t })),
  };
}

function fileRow(
  root: string,
  agent: Agent,
  { entry, t }: { readonly entry: Entry; readonly t: Translate },
): CostNode {
  const { path } = entry;
  return {
    id: `${root}|context|${agent.agent}|${path}`,
    kind: 'file',
    label: stripControl(path),
    description: useOf(entry, agent, t),
    tooltip: () => `${escapeMarkdown(path)}\n\n${escapeMarkdown(useOf(entry, agent, t))}`,
    icon: { name: 'file' },
    target: { kind: 'file', root, path, offset: 0 },
    children: [],
  };
}

function useOf(entry: Entry, agent: Agent, t: Translate): string {
  const { when, condition, alwaysTokens, addedTokens, importedBy } = entry;
  if (importedBy !== undefined) return t('counted with {0}', stripControl(importedBy));
  if (when === 'always') return t('{0} tok always', tokens(alwaysTokens, agent));
  const more = t('{0} tok', added(addedTokens, agent));
  if (when === 'on-demand') return t('{0} on demand', more);
  return condition === undefined
    ? t('{0} by path', more)
    : t('{0} for {1}', more, stripControl(condition));
}

function tokens(count: number, { quality }: Agent): string {
  return `${quality === 'exact' ? '' : '~'}${formatTokens(count)}`;
}

function added(count: number, { quality }: Agent): string {
  return `${quality === 'exact' ? '' : '~'}${formatTokensDelta(count)}`;
}

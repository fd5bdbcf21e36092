import type { IndexedFile, IndexedPrompt } from '../engine/engine-calls.ts';
import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatCount } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { CostNode } from './cost-node.ts';
import { foldRows } from './fold-rows.ts';
import { modelWords, perCallWords, tokensOf } from './lens-title.ts';
import { sentenceWords } from './sentence-words.ts';
import type { Translate } from './words.ts';

type Row = { readonly path: string; readonly prompt: IndexedPrompt };

/** Every prompt of a folder, the dearest first: per month where the traffic is known, then per call, then by tokens. */
export function promptGroup(
  root: string,
  files: readonly IndexedFile[],
  t: Translate,
): readonly CostNode[] {
  const rows = files.flatMap(({ path, prompts }) =>
    prompts.map((prompt): Row => ({ path, prompt })),
  );
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((one, other) => byCost(one.prompt, other.prompt));
  const id = `${root}|prompts`;
  const group: CostNode = {
    id,
    kind: 'group',
    label: t('Prompts'),
    description: formatCount(rows.length),
    icon: { name: 'comment-discussion' },
    isOpen: true,
    children: foldRows(sorted, (row) => promptRow(root, row, t), { id, t }),
  };
  return [group];
}

function byCost(one: IndexedPrompt, other: IndexedPrompt): number {
  const compare = (keyOf: (prompt: IndexedPrompt) => number | undefined): number =>
    (keyOf(other) ?? -1) - (keyOf(one) ?? -1);
  return (
    compare(monthUsdOf) ||
    compare(({ costs }) => costs[0]?.inputUsd) ||
    compare(({ costs }) => costs[0]?.inputTokens)
  );
}

function monthUsdOf({ costs, callsPerMonth }: IndexedPrompt): number | undefined {
  const perCall = costs[0]?.inputUsd;
  return perCall === undefined || !callsPerMonth ? undefined : perCall * callsPerMonth.count;
}

function promptRow(root: string, { path, prompt }: Row, t: Translate): CostNode {
  const name = stripControl(prompt.name ?? nameIn(path));
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const figures = figuresOf(prompt, t);
  return {
    id: `${root}|prompt|${path}|${prompt.id}`,
    kind: 'prompt',
    label: name,
    description: [...figures, ...(folder === '' ? [] : [stripControl(folder)])].join(' · '),
    spoken: t('Prompt {0}, {1}', name, figures.join(', ')),
    tooltip: () => tooltipOf(path, prompt, t),
    icon: { name: 'file' },
    target: { kind: 'file', root, path, offset: prompt.isElsewhere ? 0 : prompt.offset },
    children: [],
  };
}

function figuresOf(prompt: IndexedPrompt, t: Translate): readonly string[] {
  const [cost] = prompt.costs;
  if (prompt.unrenderable !== undefined || !cost) return [t('Not counted')];
  const perMonth = monthUsdOf(prompt);
  return [
    ...(perMonth === undefined ? [] : [t('≈ {0}/mo', formatUsd(perMonth))]),
    ...(cost.inputUsd === undefined ? [] : perCallWords(cost, t)),
    tokensOf(cost, t),
  ];
}

function tooltipOf(path: string, prompt: IndexedPrompt, t: Translate): string {
  const [cost] = prompt.costs;
  const lines = [`**${escapeMarkdown(prompt.name ?? prompt.id)}**`, escapeMarkdown(path)];
  if (prompt.unrenderable) {
    const reason = sentenceWords(prompt.unrenderable, t);
    lines.push(t('Not counted: {0}', escapeMarkdown(reason)));
    return lines.join('\n\n');
  }
  if (cost) {
    lines.push(t('Model: {0}', modelWords(cost, t)), `${tokensOf(cost, t)}, ${t(cost.quality)}`);
    if (cost.inputUsd !== undefined) lines.push(t('{0}/call', formatUsd(cost.inputUsd)));
  }
  if (prompt.callsPerMonth) {
    const { count, source } = prompt.callsPerMonth;
    lines.push(t('{0} calls per month ({1}).', formatCount(count), t(source)));
  }
  lines.push(
    cost?.priceAsOf === undefined
      ? t('No prices used.')
      : t('List prices as of {0}.', cost.priceAsOf),
  );
  return lines.join('\n\n');
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatCount, formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import type { MeasuredPrompt, MeasuredVariable, ModelCost } from '../engine/measured-document.ts';
import { modelWords, tokensOf } from './lens-title.ts';
import type { Translate } from './words.ts';

const MAX_MODELS = 12;
const MAX_SECTIONS = 20;
const UNKNOWN = '–';

/** A prompt's cost by part and by model, as Markdown. Text from files is escaped. */
export function hoverTable(prompt: MeasuredPrompt, t: Translate): string {
  return [
    `**${escapeMarkdown(prompt.name ?? prompt.id)}**`,
    partsTable(prompt, t),
    modelTable(prompt, t),
    ...cacheLine(prompt, t),
    ...trafficLine(prompt, t),
    footer(prompt, t),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** What a variable adds to a call. */
export function variableHover({ name, places, tokens }: MeasuredVariable, t: Translate): string {
  const known =
    tokens === undefined
      ? t('its values are not known here, and come on top of the count')
      : t('{0} tokens on average over the cases of this file', formatTokens(tokens));
  const count = places.length / 2;
  const uses = count > 1 ? ` · ${t('used {0} times', count)}` : '';
  return `**${escapeMarkdown(name)}**: ${known}${uses}`;
}

function partsTable(prompt: MeasuredPrompt, t: Translate): string {
  const messages = prompt.sections.filter(({ kind }) => kind === 'message');
  const rows = messages
    .slice(0, MAX_SECTIONS)
    .map(({ title, tokens }) => row([escapeMarkdown(title), formatTokens(tokens)]));
  const restCount = messages.length - rows.length;
  const rest = restCount > 0 ? [row([t('… and {0} more', restCount), ''])] : [];
  const tools = prompt.toolTokens > 0 ? [row([t('tools'), formatTokens(prompt.toolTokens)])] : [];
  const framing = framingOf(prompt, t);
  if (rows.length === 0) return '';
  const head = [row([t('Part'), t('Tokens')]), '|:--|--:|'];
  return [...head, ...rows, ...rest, ...tools, ...framing].join('\n');
}

/**
 * What the request adds to its texts as they are written: the parts add up to the input, unless a value is not known.
 * Where cases fill variables, their values are not told apart from the framing.
 */
function framingOf(
  { costs, sections, toolTokens, variables }: MeasuredPrompt,
  t: Translate,
): readonly string[] {
  const [cost] = costs;
  if (!cost || (cost.isOpen && variables.length > 0)) return [];
  const texts = sections.reduce(
    (sum, { kind, tokens }) => sum + (kind === 'message' ? tokens : 0),
    0,
  );
  const framing = cost.inputTokens - texts - toolTokens;
  const title = variables.length > 0 ? t('values and chat framing') : t('chat framing');
  return framing > 0 ? [row([title, formatTokens(framing)])] : [];
}

function modelTable({ costs }: MeasuredPrompt, t: Translate): string {
  const head = [t('Model'), t('Input'), t('Per call'), t('Cached'), t('Batch'), t('At most')];
  const rows = costs
    .slice(0, MAX_MODELS)
    .map((cost) =>
      row([
        modelWords(cost, t),
        `${tokensOf(cost, t)} ${t(cost.quality)}`,
        usd(cost.inputUsd),
        usd(cost.cachedInputUsd),
        usd(cost.batchInputUsd),
        usd(cost.maxUsd),
      ]),
    );
  return [row(head), '|:--|--:|--:|--:|--:|--:|', ...rows].join('\n');
}

function cacheLine({ cache }: MeasuredPrompt, t: Translate): readonly string[] {
  if (!cache) return [];
  const { prefixTokens, minPrefixTokens } = cache;
  const [prefix, minimum] = [formatTokens(prefixTokens), formatTokens(minPrefixTokens)];
  return [
    prefixTokens < minPrefixTokens
      ? t('Cacheable prefix: {0} tokens, fewer than the {1} the provider caches.', prefix, minimum)
      : t('Cacheable prefix: {0} tokens (the provider caches from {1} on).', prefix, minimum),
  ];
}

function trafficLine({ callsPerMonth }: MeasuredPrompt, t: Translate): readonly string[] {
  if (!callsPerMonth) return [];
  return [
    t('{0} calls per month ({1}).', formatCount(callsPerMonth.count), t(callsPerMonth.source)),
  ];
}

function footer({ costs }: MeasuredPrompt, t: Translate): string {
  const days = costs.flatMap(({ priceAsOf }) => priceAsOf ?? []).toSorted();
  const prices =
    days.length === 0
      ? t('No prices used.')
      : `${t('Per call: the input alone. At most: with the longest answer.')} ${t('List prices as of {0}.', days.at(-1) ?? '')}`;
  const marks = costs.some(isMarked)
    ? ` ${t('~ estimated; + values of variables come on top.')}`
    : '';
  return `${prices}${marks}`;
}

function isMarked({ quality, isOpen }: ModelCost): boolean {
  return isOpen || quality !== 'exact';
}

function usd(amount: number | undefined): string {
  return amount === undefined ? UNKNOWN : formatUsd(amount);
}

/** With some air between the cells: the editor's tables have none. */
function row([first = '', ...cells]: readonly string[]): string {
  return `| ${[first, ...cells.map((cell) => `&ensp;${cell}`)].join(' | ')} |`;
}

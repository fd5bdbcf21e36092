import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatRatioDelta } from '../../shared/report/format-ratio.ts';
import { formatTokens, formatTokensDelta } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import type { KnownCalls, MeasuredPrompt, ModelCost } from '../engine/measured-document.ts';
import { sentenceWords } from './sentence-words.ts';
import type { Translate } from './words.ts';

const SEPARATOR = ' · ';

/** What a prompt costs, in one line: `1,240 tok · $0.0031/call · ≈ $34.10/mo · +180 tok (+17 %) vs main`. */
export function lensTitle(prompt: MeasuredPrompt, t: Translate): string {
  if (prompt.unrenderable) {
    return t('Not counted: {0}', sentenceWords(prompt.unrenderable, t));
  }
  const [cost] = prompt.costs;
  if (!cost) return t('Not counted');
  return [
    tokensOf(cost, t),
    ...perCallWords(cost, t),
    ...perMonth(cost, prompt.callsPerMonth, t),
    ...changeOf(prompt, t),
  ].join(SEPARATOR);
}

/** `1,240 tok`; `~` for an estimate, `+` where values of variables come on top. */
export function tokensOf({ inputTokens, quality, isOpen }: ModelCost, t: Translate): string {
  const mark = quality === 'exact' || quality === 'recorded' ? '' : '~';
  return t('{0} tok', `${mark}${formatTokens(inputTokens)}${isOpen ? '+' : ''}`);
}

/** `$0.0031/call`; with the model where nobody but the settings names it. */
export function perCallWords(
  { model, inputUsd, isAssumed }: ModelCost,
  t: Translate,
): readonly string[] {
  if (inputUsd !== undefined) {
    const perCall = t('{0}/call', formatUsd(inputUsd));
    return [isAssumed && model !== undefined ? t('{0} with {1}', perCall, model) : perCall];
  }
  return model === undefined ? [] : [t('no price for {0}', model)];
}

function perMonth(
  { inputUsd }: ModelCost,
  calls: KnownCalls | undefined,
  t: Translate,
): readonly string[] {
  if (inputUsd === undefined || !calls) return [];
  return [t('≈ {0}/mo', formatUsd(inputUsd * calls.count))];
}

function changeOf({ delta }: MeasuredPrompt, t: Translate): readonly string[] {
  if (!delta) return [];
  if (delta.kind === 'new') return [t('new vs {0}', delta.against)];
  if (Math.abs(delta.tokens) < 0.05) return [];
  const tokens = t('{0} tok', formatTokensDelta(delta.tokens));
  const ratio = delta.ratio === undefined ? '' : ` (${formatRatioDelta(delta.ratio)})`;
  return [t('{0} vs {1}', `${tokens}${ratio}`, delta.against)];
}

/** A model in Markdown, and whether it is only assumed. */
export function modelWords({ model, isAssumed }: ModelCost, t: Translate): string {
  if (model === undefined) return t('(not named)');
  const name = escapeMarkdown(model);
  return isAssumed ? t('{0} (assumed)', name) : name;
}

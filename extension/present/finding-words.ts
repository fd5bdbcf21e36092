import type { DocumentFinding } from '../engine/document-finding.ts';
import { fillMessage } from '../../shared/report/fill-message.ts';
import { formatCount, formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import type { Translate } from './words.ts';

/** What a finding says, and what mending it could save: one sentence without a full stop. */
export function findingSentence(finding: DocumentFinding, t: Translate): string {
  const saving = findingSaving(finding, t);
  const sentence = findingMessage(finding, t);
  return saving === '' ? sentence : `${sentence} (${saving})`;
}

/** The rule's sentence is translated before it is filled, so that one translation is enough. */
function findingMessage({ template, values }: DocumentFinding, t: Translate): string {
  return fillMessage(t(template), values);
}

/** `−120 tokens, up to $0.30 per 1,000 calls`; empty when nobody knows. */
export function findingSaving(finding: DocumentFinding, t: Translate): string {
  const { saving, uncachedTokens, usdPer1000Calls, usdPerMonth } = finding;
  const parts: string[] = [];
  const tokens = tokensSaved(finding);
  if (saving && tokens > 0) {
    const mark = saving.quality === 'exact' ? '' : '~';
    parts.push(t('{0} tokens', `${mark}−${formatTokens(tokens)}`));
  }
  if (uncachedTokens !== undefined) {
    parts.push(t('{0} tokens not cached', formatCount(uncachedTokens)));
  }
  if (usdPerMonth !== undefined) parts.push(t('up to {0} per month', formatUsd(usdPerMonth)));
  else if (usdPer1000Calls !== undefined && usdPer1000Calls > 0) {
    parts.push(t('up to {0} per 1,000 calls', formatUsd(usdPer1000Calls)));
  }
  return parts.join(', ');
}

/** `Save 34 tok: This JSON is indented …`. */
export function saveLensTitle(finding: DocumentFinding, t: Translate): string {
  const mark = finding.saving?.quality === 'exact' ? '' : '~';
  const tokens = `${mark}${formatTokens(tokensSaved(finding))}`;
  return t('Save {0} tok: {1}', tokens, findingMessage(finding, t));
}

/** Tokens that mending a finding saves; 0 where nothing is known to be saved. */
export function tokensSaved({ saving }: Pick<DocumentFinding, 'saving'>): number {
  return saving ? Math.max(0, saving.tokensBefore - saving.tokensAfter) : 0;
}

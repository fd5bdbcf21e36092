import type { Finding } from '../rules/finding.ts';
import { RULES } from '../rules/index.ts';
import { fillMessage } from './fill-message.ts';
import { plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { docUrl } from '../text/doc-url.ts';

/** What a finding says, as one sentence without a full stop. Text from files is cut and freed of control characters. */
export function presentFinding({
  rule,
  message,
  values,
  places,
}: Pick<Finding, 'rule' | 'message' | 'values' | 'places'>): string {
  const template = RULES.find(({ id }) => id === rule)?.messages[message] ?? message;
  return fillMessage(template, { ...values, places });
}

/** What a finding could save, in few words: `−120 tokens, up to $0.30 per 1,000 calls`. Empty when nobody knows. */
export function presentSaving(
  finding: Pick<Finding, 'saving' | 'uncachedTokens' | 'usdPer1000Calls' | 'usdPerMonth'>,
): string {
  const { saving, uncachedTokens, usdPer1000Calls, usdPerMonth } = finding;
  const parts: string[] = [];
  if (saving && saving.tokensBefore > saving.tokensAfter) {
    const mark = saving.quality === 'exact' ? '' : '~';
    const saved = saving.tokensBefore - saving.tokensAfter;
    parts.push(`${mark}−${plural(saved, 'token')}`);
  }
  if (uncachedTokens !== undefined) parts.push(`${plural(uncachedTokens, 'token')} not cached`);
  if (usdPerMonth !== undefined) parts.push(`up to ${formatUsd(usdPerMonth)} per month`);
  else if (usdPer1000Calls !== undefined && usdPer1000Calls > 0) {
    parts.push(`up to ${formatUsd(usdPer1000Calls)} per 1,000 calls`);
  }
  return parts.join(', ');
}

/** Below it a finding is not worth a person's time; `--fix` makes it all the same. */
const MIN_SHOWN_TOKENS = 3;

/** Whether a finding is for machines only: it is fixed automatically and saves next to nothing. */
export function isTiny({
  severity,
  fix,
  saving,
}: Pick<Finding, 'severity' | 'fix' | 'saving'>): boolean {
  if (severity !== 'info' || fix !== 'automatic' || !saving) return false;
  return saving.tokensBefore - saving.tokensAfter < MIN_SHOWN_TOKENS;
}

/** `data/pretty-json` → `docs/rules/data-pretty-json.md`. */
export function ruleDocPath(rule: string): string {
  return `docs/rules/${rule.replace('/', '-')}.md`;
}

/** Where a rule's page can be read. */
export function ruleDocUrl(rule: string): string {
  return docUrl(ruleDocPath(rule));
}

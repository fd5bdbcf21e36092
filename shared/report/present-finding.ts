import type { Finding, MessageValues } from '../rules/finding.ts';
import { RULES } from '../rules/index.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { stripControl } from './strip-control.ts';

const MAX_VALUE = 80;

/** What a finding says, as one sentence without a full stop. Text from files is cut and freed of control characters. */
export function presentFinding({ rule, message, values, places }: Finding): string {
  const template = RULES.find(({ id }) => id === rule)?.messages[message] ?? message;
  const all = { ...values, places };
  return template.replaceAll(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, unit?: string) =>
    presentValue(all, name, unit),
  );
}

function presentValue(values: MessageValues, name: string, unit: string | undefined): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return '';
  if (typeof value === 'number') return unit ? plural(value, unit) : formatTokens(value);
  const text = stripControl(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}

/** What a finding could save, in few words: `−120 tokens, up to $0.30 per 1,000 calls`. Empty when nobody knows. */
export function presentSaving(finding: Finding): string {
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
export function isTiny({ severity, fix, saving }: Finding): boolean {
  if (severity !== 'info' || fix !== 'automatic' || !saving) return false;
  return saving.tokensBefore - saving.tokensAfter < MIN_SHOWN_TOKENS;
}

/** `data/pretty-json` → `docs/rules/data-pretty-json.md`. */
export function ruleDocPath(rule: string): string {
  return `docs/rules/${rule.replace('/', '-')}.md`;
}

import type { Finding } from '../rules/finding.ts';
import { RULES } from '../rules/index.ts';
import { fillMessage } from './fill-message.ts';
import { formatCount } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { docUrl } from '../text/doc-url.ts';
import { joinWords, plainText, quoteWhole, say, type Words } from './words.ts';

type Message = Pick<Finding, 'rule' | 'message' | 'values' | 'places'>;

/** What a finding says, as one sentence without a full stop. Text from files is cut and freed of control characters. */
export function presentFinding(finding: Message): string {
  return fillMessage(templateOf(finding), { ...finding.values, places: finding.places });
}

/** The same as words: all of it is a quote, for most of it may be. */
export function findingQuote(finding: Message): Words[number] {
  const values = { ...finding.values, places: finding.places };
  return quoteWhole({ message: templateOf(finding), values });
}

function templateOf({ rule, message }: Message): string {
  return RULES.find(({ id }) => id === rule)?.messages[message] ?? message;
}

/** What a finding could save, in few words: `−120 tokens, up to $0.30 per 1,000 calls`. Empty when nobody knows. */
export function presentSaving(finding: Worth): string {
  return plainText(savingWords(finding));
}

type Worth = Pick<Finding, 'saving' | 'uncachedTokens' | 'usdPer1000Calls' | 'usdPerMonth'>;

/** The same as words; none when nobody knows. */
export function savingWords(finding: Worth): Words {
  const { saving, uncachedTokens, usdPer1000Calls, usdPerMonth } = finding;
  const parts: Words[] = [];
  if (saving && saving.tokensBefore > saving.tokensAfter) {
    const mark = saving.quality === 'exact' ? '' : '~';
    const saved = saving.tokensBefore - saving.tokensAfter;
    const figure = `${mark}−${formatCount(saved)}`;
    parts.push(saved === 1 ? say`${figure} token` : say`${figure} tokens`);
  }
  if (uncachedTokens !== undefined) {
    const figure = formatCount(uncachedTokens);
    parts.push(
      uncachedTokens === 1 ? say`${figure} token not cached` : say`${figure} tokens not cached`,
    );
  }
  if (usdPerMonth !== undefined) parts.push(say`up to ${formatUsd(usdPerMonth)} per month`);
  else if (usdPer1000Calls !== undefined && usdPer1000Calls > 0) {
    parts.push(say`up to ${formatUsd(usdPer1000Calls)} per 1,000 calls`);
  }
  return joinWords(parts);
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

import { shortHash } from '../recording/vars-key.ts';
import { toSourceRange } from '../text/source-span.ts';
import type { Finding, Saving, Severity } from './finding.ts';
import type { LintOptions } from './lint-prompt.ts';
import { measureReplacements } from './measure-replacements.ts';
import { priceOfUncached, priceSaving } from './price-saving.ts';
import type { Replacement } from './replacement.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** A text could be one waste after the other; nobody reads more than this of one rule. */
const MAX_WASTES = 20_000;
const MAX_FINDINGS = 500;

/** Above either, a finding is a warning: compression-worthy shares and amounts, from the savings that teams act on. */
const WARNING_RATIO = 0.03;
const WARNING_TOKENS = 20;
const WARNING_USD_PER_MONTH = 5;

/** One finding to be: several wastes of one part that say the same thing. */
type Group = { readonly first: Waste; readonly wastes: Waste[] };

/** What a rule found, without what comments switch off and what saves nothing, with tokens and dollars. */
export function judgeWastes(
  rule: Rule,
  context: RuleContext,
  options: LintOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const group of groupWastes(rule, context, options)) {
    if (findings.length === MAX_FINDINGS) break;
    const finding = judgeGroup(group, rule, { context, options });
    if (finding) findings.push(finding);
  }
  return findings;
}

function groupWastes(
  rule: Rule,
  context: RuleContext,
  options: LintOptions,
): readonly Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  let found = 0;
  for (const waste of rule.find(context)) {
    found += 1;
    if (found > MAX_WASTES) break;
    if (isSilenced(waste, rule, options)) continue;
    const ref = waste.part?.ref;
    const key = waste.isGrouped ? `${waste.message} ${ref?.message} ${ref?.part}` : undefined;
    const group = key === undefined ? undefined : open.get(key);
    if (group) {
      group.wastes.push(waste);
      continue;
    }
    const made = { first: waste, wastes: [waste] };
    groups.push(made);
    if (key !== undefined) open.set(key, made);
  }
  return groups;
}

function isSilenced(waste: Waste, rule: Rule, { sourceOf }: LintOptions): boolean {
  if (!waste.part) return false;
  const { path } = waste.part.span;
  const source = sourceOf?.(path);
  if (!source) return false;
  const { start } = toSourceRange(waste.part.span, waste.range);
  return source.directives.isDisabled(rule.id, source.lines.positionAt(start).line);
}

type Setting = { readonly context: RuleContext; readonly options: LintOptions };

function judgeGroup(group: Group, rule: Rule, setting: Setting): Finding | undefined {
  const { first, wastes } = group;
  const { context, options } = setting;
  const replacements = wastes.flatMap(({ replacement }) => replacement ?? []);
  const saving = savingOf(group, replacements, options);
  const fix = first.fix ?? rule.fix;
  const isReplaced = replacements.length > 0;
  if (isReplaced && (!saving || saving.tokensAfter >= saving.tokensBefore)) return undefined;
  const dollars = dollarsOf(first, saving, setting);
  const source = placeOf(first, setting);
  return {
    rule: rule.id,
    severity: severityOf(rule, { saving, dollars, setting }),
    fix,
    prompt: context.prompt.id,
    ...(first.part && { part: first.part.ref }),
    range: first.range,
    source,
    message: first.message,
    values: first.values ?? {},
    places: wastes.length,
    replacements,
    ...(saving && { saving }),
    ...(first.uncachedTokens !== undefined && { uncachedTokens: first.uncachedTokens }),
    ...dollars,
    ...(dollars && options.price && { priceAsOf: options.price.asOf }),
    conflictsWith: rule.conflictsWith ?? [],
    fingerprint: fingerprintOf(rule, first, source.path),
  };
}

function savingOf(
  { first }: Group,
  replacements: readonly Replacement[],
  { tokenizer }: LintOptions,
): Saving | undefined {
  const { quality, countTokens } = tokenizer;
  if (first.measured) {
    const tokensBefore = countTokens(first.measured.before);
    return { tokensBefore, tokensAfter: countTokens(first.measured.after), quality };
  }
  if (!first.part || replacements.length === 0) return undefined;
  const { before, after } = measureReplacements(first.part.text, replacements, tokenizer);
  return { tokensBefore: before, tokensAfter: after, quality };
}

type Dollars = Pick<Finding, 'usdPer1000Calls' | 'usdPerMonth'>;

function dollarsOf(
  { uncachedTokens }: Waste,
  saving: Saving | undefined,
  { context, options }: Setting,
): Dollars | undefined {
  const { price, callsPerMonth } = options;
  if (!price) return undefined;
  const saved = saving ? saving.tokensBefore - saving.tokensAfter : 0;
  const per1000 =
    uncachedTokens === undefined
      ? saved > 0 && priceSaving(saved, context.promptTokens, price)
      : priceOfUncached(uncachedTokens, price);
  if (!per1000) return undefined;
  if (callsPerMonth === undefined) return per1000;
  return { ...per1000, usdPerMonth: (per1000.usdPer1000Calls * callsPerMonth) / 1000 };
}

function severityOf(
  rule: Rule,
  found: {
    readonly saving: Saving | undefined;
    readonly dollars: Dollars | undefined;
    readonly setting: Setting;
  },
): Severity {
  const { context, options } = found.setting;
  const level = options.levels?.get(rule.id);
  if (level !== undefined && level !== 'off') return level;
  const own = rule.severity === 'off' ? 'info' : rule.severity;
  if (own !== 'info' || (rule.fix === 'information' && !found.dollars)) return own;
  if ((found.dollars?.usdPerMonth ?? 0) >= WARNING_USD_PER_MONTH) return 'warning';
  const saved = found.saving ? found.saving.tokensBefore - found.saving.tokensAfter : 0;
  const isLarge = saved >= WARNING_TOKENS && saved >= WARNING_RATIO * context.promptTokens;
  return isLarge ? 'warning' : 'info';
}

function placeOf(waste: Waste, { context, options }: Setting): Finding['source'] {
  const place = waste.part
    ? { path: waste.part.span.path, range: toSourceRange(waste.part.span, waste.range) }
    : placeOfPrompt(context);
  const lines = options.sourceOf?.(place.path)?.lines;
  if (!lines) return place;
  const { start, end } = place.range;
  return { ...place, start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** A finding of the whole prompt stands at its model, or at its first character. */
function placeOfPrompt({ prompt, parts }: RuleContext): Pick<Finding['source'], 'path' | 'range'> {
  const span = prompt.models[0]?.span;
  if (span) return { path: span.path, range: span.range };
  const first: RulePart | undefined = parts[0];
  const start = first ? toSourceRange(first.span, { start: 0, end: 0 }).start : 0;
  return { path: first?.span.path ?? prompt.path, range: { start, end: start } };
}

const MAX_EXCERPT = 400;

function fingerprintOf(rule: Rule, { part, range, message, isGrouped }: Waste, path: string): string {
  const excerpt = part && !isGrouped ? part.text.slice(range.start, range.end) : '';
  const words = excerpt.slice(0, MAX_EXCERPT).replaceAll(/\s+/g, ' ').trim();
  return shortHash(JSON.stringify([rule.id, message, path, words]));
}

import { shortHash } from '../recording/vars-key.ts';
import { toSourceRange } from '../text/source-span.ts';
import type { Finding, Saving, Severity } from './finding.ts';
import type { LintOptions } from './lint-prompt.ts';
import { measureReplacements, withoutOverlap } from './measure-replacements.ts';
import { lineNumberAt } from './structure/scan-lines.ts';
import { priceOfUncached, priceSaving } from './price-saving.ts';
import type { Replacement } from './replacement.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** A text could be one waste after the other; nobody reads more than this of one rule. */
const MAX_WASTES = 20_000;
const MAX_FINDINGS = 500;

/** From either on, a finding is a warning: a share of the prompt that is more than a rounding error, or money. */
const WARNING_RATIO = 0.03;
const WARNING_TOKENS = 20;
const WARNING_USD_PER_MONTH = 5;

type Setting = { readonly context: RuleContext; readonly options: LintOptions };

/** What a rule found, without what comments switch off and what saves nothing, with tokens and dollars. */
export function judgeWastes(
  rule: Rule,
  context: RuleContext,
  options: LintOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const group of groupWastes(rule, context, options)) {
    const finding = judgeGroup(group, rule, { context, options });
    if (finding) findings.push(finding);
    if (findings.length === MAX_FINDINGS) break;
  }
  return findings;
}

/** One finding to be: several wastes of one part that say the same thing. */
type Group = { readonly first: Waste; readonly wastes: Waste[] };

/** A waste of its own as soon as it is found, so that nobody looks for more than is shown; groups at the end. */
function* groupWastes(
  rule: Rule,
  context: RuleContext,
  options: LintOptions,
): Generator<Group, void> {
  const groups = new Map<string, Group>();
  let found = 0;
  for (const waste of rule.find(context)) {
    found += 1;
    if (found > MAX_WASTES) break;
    if (isSilenced(waste, rule, options)) continue;
    if (!waste.isGrouped) {
      yield { first: waste, wastes: [waste] };
      continue;
    }
    const key = keyOf(waste);
    const group = groups.get(key);
    if (group) group.wastes.push(waste);
    else groups.set(key, { first: waste, wastes: [waste] });
  }
  yield* groups.values();
}

function keyOf({ part, message }: Waste): string {
  return `${message} ${part?.ref.message} ${part?.ref.part}`;
}

function isSilenced({ part, range }: Waste, rule: Rule, { sourceOf }: LintOptions): boolean {
  const source = part && sourceOf?.(part.span.path);
  if (!part || !source?.directives.hasAny) return false;
  const { start } = toSourceRange(part.span, range);
  return source.directives.isDisabled(rule.id, source.lines.positionAt(start).line);
}

function judgeGroup({ first, wastes }: Group, rule: Rule, setting: Setting): Finding | undefined {
  const { context, options } = setting;
  const replacements = withoutOverlap(wastes.flatMap(({ replacement }) => replacement ?? []));
  const saving = savingOf(first, replacements, options);
  if (replacements.length > 0 && savedBy(saving) <= 0) return undefined;
  const dollars = dollarsOf(first, saving, setting);
  const source = placeOf(first, setting);
  return {
    rule: rule.id,
    severity: severityOf(rule, { saving, dollars }, setting),
    fix: first.fix ?? rule.fix,
    prompt: context.prompt.id,
    ...(first.part && { part: first.part.ref }),
    range: first.range,
    source,
    message: first.message,
    values: { ...first.values, ...lineOfRelated(first, options) },
    places: wastes.length,
    replacements,
    ...(saving && { saving }),
    ...(first.uncachedTokens !== undefined && { uncachedTokens: first.uncachedTokens }),
    ...dollars,
    conflictsWith: rule.conflictsWith ?? [],
    fingerprint: fingerprintOf(rule, first, source.path),
  };
}

function savedBy(saving: Saving | undefined): number {
  return saving ? saving.tokensBefore - saving.tokensAfter : 0;
}

function savingOf(
  first: Waste,
  replacements: readonly Replacement[],
  { tokenizer }: LintOptions,
): Saving | undefined {
  const { quality } = tokenizer;
  const { tokens } = first;
  if (tokens) return { tokensBefore: tokens.before, tokensAfter: tokens.after, quality };
  if (!first.part || replacements.length === 0) return undefined;
  const { before, after } = measureReplacements(first.part.text, replacements, tokenizer);
  return { tokensBefore: before, tokensAfter: after, quality };
}

type Dollars = Pick<Finding, 'usdPer1000Calls' | 'usdPerMonth' | 'priceAsOf'>;

function dollarsOf(
  { uncachedTokens }: Waste,
  saving: Saving | undefined,
  { context, options }: Setting,
): Dollars | undefined {
  const { price, callsPerMonth } = options;
  const saved = savedBy(saving);
  if (!price || (uncachedTokens === undefined && saved <= 0)) return undefined;
  const usdPer1000Calls =
    uncachedTokens === undefined
      ? priceSaving(saved, context.promptTokens, price)
      : priceOfUncached(uncachedTokens, price);
  if (usdPer1000Calls === undefined) return undefined;
  const dollars = { usdPer1000Calls, priceAsOf: price.asOf };
  if (callsPerMonth === undefined) return dollars;
  return { ...dollars, usdPerMonth: (usdPer1000Calls * callsPerMonth) / 1000 };
}

type Worth = { readonly saving: Saving | undefined; readonly dollars: Dollars | undefined };

/** The configured level, else the rule's own, raised to a warning by what there is to save. */
function severityOf({ id, severity, fix }: Rule, worth: Worth, setting: Setting): Severity {
  const level = setting.options.levels?.get(id);
  if (level !== undefined && level !== 'off') return level;
  if (severity !== 'info' && severity !== 'off') return severity;
  return fix !== 'information' && isLarge(worth, setting.context) ? 'warning' : 'info';
}

function isLarge({ saving, dollars }: Worth, context: RuleContext): boolean {
  if ((dollars?.usdPerMonth ?? 0) >= WARNING_USD_PER_MONTH) return true;
  const saved = savedBy(saving);
  return saved >= WARNING_TOKENS && saved >= WARNING_RATIO * context.promptTokens;
}

/** The line of the other place in its file; in its own text where the file is not known. */
function lineOfRelated({ related }: Waste, { sourceOf }: LintOptions): { readonly line?: number } {
  if (!related) return {};
  const { span, structure } = related.part;
  const lines = sourceOf?.(span.path)?.lines;
  if (!lines) return { line: lineNumberAt(structure.lines, related.range.start) };
  return { line: lines.positionAt(toSourceRange(span, related.range).start).line };
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

function fingerprintOf(
  rule: Rule,
  { part, range, message, isGrouped }: Waste,
  path: string,
): string {
  const excerpt = part && !isGrouped ? part.text.slice(range.start, range.end) : '';
  const words = excerpt.slice(0, MAX_EXCERPT).replaceAll(/\s+/g, ' ').trim();
  return shortHash(JSON.stringify([rule.id, message, path, words]));
}

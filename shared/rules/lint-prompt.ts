import type { Prompt } from '../prompt/prompt.ts';
import { judgeWastes } from './judge-wastes.ts';
import type { Finding, Severity } from './finding.ts';
import { RULES } from './index.ts';
import { createRuleContext, type LintTarget } from './rule-context.ts';
import type { Rule } from './rule.ts';

/** What a config says of a rule; without a word, the rule's own severity holds. */
export type RuleLevel = 'off' | Severity;

export type LintOptions = LintTarget & {
  /** By rule id. A level that is given is not raised by what a finding could save. */
  readonly levels?: ReadonlyMap<string, RuleLevel>;
  /** Only these rules, also the ones that are off by default. */
  readonly only?: ReadonlySet<string>;
  /** Calls per month of this very prompt, where they are known. */
  readonly callsPerMonth?: number;
  /** Instead of all rules; for tests of one. */
  readonly rules?: readonly Rule[];
};

/** The waste in one prompt, in the order it stands in the files. Linear in the prompt; never throws. */
export function lintPrompt(prompt: Prompt, options: LintOptions): readonly Finding[] {
  const context = createRuleContext(prompt, options);
  const rules = (options.rules ?? RULES).filter((rule) => isOn(rule, options));
  const findings = rules.flatMap((rule) => judgeWastes(rule, context, options));
  return findings.toSorted(compareByPlace);
}

function isOn({ id, severity }: Rule, { levels, only }: LintOptions): boolean {
  if (only) return only.has(id);
  return (levels?.get(id) ?? severity) !== 'off';
}

function compareByPlace(a: Finding, b: Finding): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.source.range.start - b.source.range.start || a.source.range.end - b.source.range.end;
}

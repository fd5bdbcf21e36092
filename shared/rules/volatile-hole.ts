import type { Prompt } from '../prompt/prompt.ts';
import { hashable } from './case-values.ts';
import type { RulePart } from './rule-context.ts';
import { volatilityOf } from './volatile-names.ts';

/** A tag that writes a value or repeats one; a condition may decide the same way on every call. */
export function isVolatile(
  { name, range }: RulePart['holes'][number],
  { text }: RulePart,
  { cases }: Prompt,
): boolean {
  if (!volatilityOf(name)) return false;
  if (
    !/^(?:\{\{\{?[^#/]|\{%[-+]?\s*for\b|\{\{#each\b)/.test(
      text.slice(range.start, range.start + 20),
    )
  )
    return false;
  const values = new Set(cases.map(({ vars }) => hashable(vars, name)));
  return cases.length < 3 || values.size > 1;
}

import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** Formats whose files are the whole call, so that what they leave out is left out of the call. */
const CALL_FORMATS: ReadonlySet<string> = new Set(['github-models', 'prompty', 'dotprompt']);

/** A risk and no saving: without a limit, one answer that does not end costs what thousands do. */
export const maxTokensMissing: Rule = {
  id: 'out/max-tokens-missing',
  title: 'A call without an output limit',
  severity: 'info',
  fix: 'code',
  messages: {
    missing: '{model} may answer with as many tokens as it can; a limit bounds what one call costs',
  },
  find: findMissingLimit,
};

function* findMissingLimit({ prompt }: RuleContext): Generator<Waste> {
  const [model] = prompt.models;
  if (!model || !CALL_FORMATS.has(prompt.format)) return;
  if (prompt.maxOutputTokens !== undefined || model.maxOutputTokens !== undefined) return;
  yield { range: { start: 0, end: 0 }, message: 'missing', values: { model: model.id } };
}

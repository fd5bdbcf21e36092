import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** A model that its provider no longer serves: the calls fail, or something else answers at another price. */
export const deprecatedOrSuperseded: Rule = {
  id: 'model/deprecated-or-superseded',
  title: 'A model that is no longer served',
  severity: 'warning',
  fix: 'code',
  messages: {
    retired:
      '{model} is no longer served by its provider; its last list price says nothing about what answers now',
  },
  find: findRetired,
};

function* findRetired({ model, price }: RuleContext): Generator<Waste> {
  if (!model || !price?.caveats?.includes('retired')) return;
  yield { range: { start: 0, end: 0 }, message: 'retired', values: { model: model.name } };
}

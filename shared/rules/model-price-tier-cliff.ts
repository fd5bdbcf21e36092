import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** So little above a threshold, cutting is easier than paying. */
const NEAR_RATIO = 1.15;

/** Some prices hold for the whole call and rise with its length: the last few tokens make all others dearer. */
export const priceTierCliff: Rule = {
  id: 'model/price-tier-cliff',
  title: 'Just above a price threshold',
  severity: 'warning',
  fix: 'code',
  messages: {
    above:
      'The fixed text has {tokens} tokens; above {threshold}, {model} charges the higher price for the whole call',
  },
  find: findCliff,
};

function* findCliff(context: RuleContext): Generator<Waste> {
  const { price, model, parts } = context;
  const [lowest] = price?.tiers ?? [];
  if (!lowest || !model) return;
  const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
  // A token has a character or more, so a shorter text cannot be above.
  if (characters < lowest.aboveInputTokens) return;
  const tokens = context.promptTokens;
  const tier = price?.tiers.findLast(({ aboveInputTokens }) => tokens > aboveInputTokens);
  if (!tier || tokens > tier.aboveInputTokens * NEAR_RATIO) return;
  const threshold = tier.aboveInputTokens;
  const values = { tokens, threshold, model: model.name };
  const range = { start: 0, end: 0 };
  yield { range, message: 'above', values, tokens: { before: tokens, after: threshold } };
}

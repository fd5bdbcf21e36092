import type { Range } from '../text/range.ts';
import { findExampleTags } from './structure/example-ranges.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** From the fifth example on, published gains are near one percent (five data sets, one small model). */
const ENOUGH = 5;

/** Many examples, of which the first few do most of the work. */
export const fewShotSurplus: Rule = {
  id: 'ctx/few-shot-surplus',
  title: 'More examples than usually help',
  severity: 'info',
  fix: 'information',
  messages: {
    many: '{examples} examples; beyond the fifth they take {tokens} tokens of every call. Try fewer on your eval suite',
  },
  find: findSurplus,
};

function* findSurplus(context: RuleContext): Generator<Waste> {
  const { countTokens, prompt } = context;
  if (prompt.format === 'agent-context') return;
  const turns = shownTurns(context);
  if (turns.length > ENOUGH) {
    const surplus = turns.slice(ENOUGH);
    const tokens = surplus.reduce(
      (sum, turn) => sum + turn.reduce((of, { text }) => of + countTokens(text), 0),
      0,
    );
    const [part] = surplus[0] ?? [];
    const values = { examples: turns.length, tokens };
    if (part) {
      const range = { start: 0, end: part.text.length };
      yield { part, range, message: 'many', values, tokens: { before: tokens, after: 0 } };
    }
  }
  for (const part of context.parts) {
    const examples = examplesIn(part);
    const sixth = examples[ENOUGH];
    if (!sixth) continue;
    const tokens = examples
      .slice(ENOUGH)
      .reduce((sum, { start, end }) => sum + countTokens(part.text.slice(start, end)), 0);
    const values = { examples: examples.length, tokens };
    yield { part, range: sixth, message: 'many', values, tokens: { before: tokens, after: 0 } };
  }
}

/** Pairs of a user's and an assistant's turn before the last user turn. */
function shownTurns({ parts }: RuleContext): readonly (readonly RulePart[])[] {
  const turns: RulePart[][] = [];
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (part.role === 'assistant' && before?.role === 'user') turns.push([before, part]);
  }
  return turns;
}

const NUMBERED =
  /^[\s#>*-]*(?:examples?|示例|例子|样例|例)\s*(?:no\.?|#)?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\**\s*(?:[-:：.、)）]|$)/i;

/** Elements called example, or pieces that begin with `Example 1:`. */
function examplesIn({ text, structure }: RulePart): readonly Range[] {
  if (!/example|例/i.test(text)) return [];
  const tags = findExampleTags(text, structure).filter(({ name }) => !name.endsWith('s'));
  const starts = structure.lines
    .filter(
      ({ kind, start, end }) =>
        kind !== 'blank' && NUMBERED.test(text.slice(start, Math.min(end, start + 60))),
    )
    .map(({ start }) => start);
  if (tags.length >= starts.length)
    return tags.map(({ range }) => range).toSorted((a, b) => a.start - b.start);
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? endOfLast(structure, start, text),
  }));
}

/** The last numbered example ends at the next heading. */
function endOfLast({ lines }: RulePart['structure'], start: number, text: string): number {
  return lines.find((line) => line.kind === 'heading' && line.start > start)?.start ?? text.length;
}

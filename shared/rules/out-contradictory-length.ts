import type { Range } from '../text/range.ts';
import { isNegated } from './negation.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

const SHORT =
  /\b(?:be|keep (?:it|them|your \w+|(?:the )?(?:answers?|responses?|replies))|(?:answers?|responses?|replies|output) (?:should|must) be)\s+(?:very\s+|as\s+)?(?:concise|brief|short|succinct|terse)\b|\b(?:answer|respond|reply) (?:concisely|briefly|succinctly)\b|\b(?:concise|brief|short|succinct) (?:answers?|responses?|replies)\b|(?:回答|回复|输出|答案)[^，。；\n]{0,6}(?:简洁|简短|精炼|简明)|(?:简洁|简短|简明)(?:地|的)?(?:回答|回复)/gi;
const LONG =
  /\b(?:be|(?:answers?|responses?|replies|output) (?:should|must) be)\s+(?:very\s+|as\s+)?(?:comprehensive|detailed|thorough|exhaustive|in-depth)\b|\b(?:comprehensive|detailed|thorough|exhaustive|in-depth|lengthy) (?:answers?|responses?|replies|explanations?)\b|\bin as much detail as possible\b|(?:回答|回复|输出|答案)[^，。；\n]{0,6}(?:详细|详尽|全面)|(?:详细|详尽|全面)(?:地|的)?(?:回答|回复)/gi;

/** Farther apart, two sentences are likely about different things. */
const MAX_LINES_APART = 12;

/** Short and long at once: the model picks one, and not the same each time. */
export const contradictoryLength: Rule = {
  id: 'out/contradictory-length',
  title: 'Short and long at once',
  severity: 'info',
  fix: 'information',
  messages: {
    both: '“{long}” stands against “{short}”; say which of the two holds for what',
  },
  find: findContradictions,
};

function* findContradictions({ parts, prompt }: RuleContext): Generator<Waste> {
  if (prompt.format === 'agent-context') return;
  for (const part of parts) {
    if (part.role !== 'system' && part.role !== 'user') continue;
    const short = demandsOf(part, SHORT)[0];
    const long = short && demandsOf(part, LONG).find((range) => areNear(part, short, range));
    if (!short || !long) continue;
    const values = { short: sliceOf(part, short), long: sliceOf(part, long) };
    yield { part, range: long, message: 'both', values };
  }
}

function demandsOf({ text, structure }: RulePart, pattern: RegExp): readonly Range[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: words }): readonly Range[] => {
    const range = { start: index, end: index + words.length };
    return structure.literals.touches(range) || isNegated(text, index) ? [] : [range];
  });
}

function areNear({ text, structure }: RulePart, a: Range, b: Range): boolean {
  const start = Math.min(a.start, b.start);
  const between = text.slice(start, Math.max(a.start, b.start));
  if (between.length > 4000 || between.split('\n').length > MAX_LINES_APART) return false;
  const end = start + between.length;
  return !structure.lines.some(
    (line) => line.kind === 'heading' && line.start > start && line.start < end,
  );
}

function sliceOf({ text }: RulePart, { start, end }: Range): string {
  return text.slice(start, end);
}

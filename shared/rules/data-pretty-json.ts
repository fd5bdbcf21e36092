import { replaceWithin } from './measure-replacements.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import type { JsonBlock } from './structure/json-blocks.ts';

/**
 * Indentation of JSON is paid on every call. Only white space between tokens is taken out, so keys that stand twice,
 * large integers and the way numbers are written stay as they are.
 */
export const prettyJson: Rule = {
  id: 'data/pretty-json',
  title: 'JSON with indentation',
  severity: 'info',
  fix: 'automatic',
  messages: {
    pretty: 'This JSON is indented; its {lines} lines say the same on one',
  },
  find: findPrettyJson,
};

function* findPrettyJson({ prompt, parts }: RuleContext): Generator<Waste> {
  // What agents read is often written to files as they read it, and those files are for people.
  const fix = prompt.format === 'agent-context' ? ('suggestion' as const) : ('automatic' as const);
  // A whole file of JSON is a file for people, whoever sends it.
  if (prompt.format === 'plain' && prompt.path.endsWith('.json')) return;
  for (const part of parts) {
    for (const block of part.structure.jsonBlocks) {
      const lines = linesOf(block, part);
      if (lines < 2) continue;
      yield {
        part,
        range: block.range,
        message: 'pretty',
        values: { lines },
        replacement: { range: block.range, text: minify(part.text, block) },
        fix,
      };
    }
  }
}

/** A block without the white space between its tokens. */
export function minify(text: string, { range, gaps }: JsonBlock): string {
  const cuts = gaps.map((gap) => ({ range: gap, text: '' }));
  return replaceWithin(text, range, cuts);
}

function linesOf({ gaps }: JsonBlock, { text }: RulePart): number {
  let lines = 1;
  for (const { start, end } of gaps) if (text.slice(start, end).includes('\n')) lines += 1;
  return lines;
}

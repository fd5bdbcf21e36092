import type { Variable } from '../prompt/prompt.ts';
import { findTemplateLanguage } from '../prompt/templates/index.ts';
import type { Range } from '../text/range.ts';
import { cacheMinimum } from './cache-minimum.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { strandedTokens } from './stranded-tokens.ts';
import { findUnorderedSource, type UnorderedSource } from './unordered-source.ts';

/** A cache is looked up by the first tokens, so the same items in another order are another prompt. */
export const unstableOrder: Rule = {
  id: 'cache/unstable-order',
  title: 'Items in no fixed order, before fixed text',
  severity: 'info',
  fix: 'code',
  messages: {
    set: '{source} is a set, which Python orders anew in every process, so the {tokens} fixed tokens behind it are not found in the cache of another one; sort it',
    listing:
      '{source} gives files in the order the file system has, so the {tokens} fixed tokens behind it differ from machine to machine; sort it',
  },
  find: findUnstableOrder,
};

function* findUnstableOrder(context: RuleContext): Generator<Waste> {
  const { prompt, parts } = context;
  const minimum = cacheMinimum(context);
  // The order of JavaScript's sets and objects is that of insertion, and readdir sorts.
  if (prompt.format !== 'code' || !prompt.path.endsWith('.py') || minimum === undefined) return;
  const first = firstUnordered(context);
  if (!first) return;
  const { part, hole = { start: 0, end: 0 }, source } = first;
  const tokens = strandedTokens(context, part ? parts.indexOf(part) : 0, hole);
  if (tokens < minimum) return;
  const values = { source: source.written, tokens };
  yield { ...(part && { part }), range: hole, message: source.kind, values };
}

function firstUnordered(
  context: RuleContext,
): (Place & { readonly source: UnorderedSource }) | undefined {
  for (const place of placesOf(context)) {
    const file = context.sourceOf(place.span.path);
    const source = file && findUnorderedSource(file, place.span.range);
    if (source) return { ...place, source };
  }
  return undefined;
}

type Place = Pick<Variable, 'span'> & {
  /** Both are left out for tools, which are sent before all texts. */
  readonly part?: RulePart;
  readonly hole?: Range;
};

/** Where the program puts values in, in the order they are sent; a variable belongs to the hole of the same number. */
function placesOf(context: RuleContext): readonly Place[] {
  const { variables } = context.prompt;
  const holes = holesOf(context);
  const tools = variables.slice(holes.length).filter(({ name }) => name === 'tools');
  const inTexts = holes.flatMap(({ name, part, hole }, index): readonly Place[] => {
    const variable = variables[index];
    return part && variable?.name === name ? [{ span: variable.span, part, hole }] : [];
  });
  return [...tools, ...inTexts];
}

type Hole = { readonly name: string; readonly hole: Range; readonly part?: RulePart };

/** Holes of texts and of media, as the prompt lists its variables. */
function holesOf({ prompt, parts }: RuleContext): readonly Hole[] {
  const { findVariables } = findTemplateLanguage(prompt.syntax);
  let next = 0;
  return prompt.messages
    .flatMap((message) => message.parts)
    .flatMap((content): readonly Hole[] => {
      const part = content.kind === 'text' ? parts[next] : undefined;
      if (content.kind === 'text') next += 1;
      const holes = part
        ? part.holes
        : findVariables(content.kind === 'media' ? content.source : '');
      return holes.map(({ name, range }) => ({ name, hole: range, ...(part && { part }) }));
    });
}

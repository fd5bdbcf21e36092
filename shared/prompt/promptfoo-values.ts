import type { Json } from '../text/json.ts';
import type { TemplateLanguage, Vars } from './template-language.ts';
import type { Meter } from './templates/meter.ts';

/** The values of one call on their way into a prompt, by promptfoo's renderPrompt (src/evaluatorHelpers.ts). */
export type PromptfooValues = {
  /** What the strings of a JSON prompt are filled with. */
  readonly resolved: Vars;
  /** What any other prompt is filled with: values that are templates themselves are filled. */
  readonly fillValues: (meter: Meter) => Vars;
};

export function fillPromptfooValues(vars: Vars, language: TemplateLanguage): PromptfooValues {
  const resolved = resolveNames(vars);
  return { resolved, fillValues: (meter) => fillTemplates(resolved, { language, meter }) };
}

const NAMED_HOLE = /\{\{\s{0,80}(\w+)\s{0,80}\}\}/;
const ROUNDS = 5;
/** All values together grow by so many letters at most; a hole that is left over is filled or printed later. */
const MAX_GROWTH = 4_000_000;

/** Without the line end at the end of a value, and with `{{name}}` in a value replaced, one for each value and round. */
function resolveNames(vars: Vars): Vars {
  const values = new Map(
    Object.entries(vars).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/\n$/, '') : value,
    ]),
  );
  let growth = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, value] of values) {
      const text = typeof value === 'string' ? replaceOne(value, values) : undefined;
      growth += text?.length ?? 0;
      if (growth > MAX_GROWTH) return Object.fromEntries(values);
      if (text !== undefined) values.set(name, text);
    }
  }
  return Object.fromEntries(values);
}

/** The text with its first hole replaced; undefined when it has none, or none that a scalar fills. */
function replaceOne(text: string, values: ReadonlyMap<string, Json>): string | undefined {
  const hole = NAMED_HOLE.exec(text);
  const value = hole ? values.get(hole[1] ?? '') : undefined;
  if (!hole || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  return text.slice(0, hole.index) + String(value) + text.slice(hole.index + hole[0].length);
}

/** Values are templates too, unless they name something that is not given or cannot be filled. */
function fillTemplates(
  vars: Vars,
  { language, meter }: { readonly language: TemplateLanguage; readonly meter: Meter },
): Vars {
  const entries = Object.entries(vars).map(([name, value]): [string, Json] => {
    if (typeof value !== 'string' || !/\{[{%#]/.test(value) || hasPartialTag(value)) {
      return [name, value];
    }
    const asksForMore = language
      .findVariables(value)
      .some((hole) => !Object.hasOwn(vars, hole.name));
    const output = asksForMore ? undefined : language.compile(value)(vars, meter);
    return [name, output?.kind === 'filled' ? output.text : value];
  });
  return Object.fromEntries(entries);
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{{', '}'],
  ['{%', '%'],
  ['{#', '#'],
]);

/**
 * promptfoo sends a text as it stands when a tag is not closed on its line (autoWrapRawIfPartialNunjucks): the first
 * line end after an opener comes before the letter that would close it. Linear, where the pattern is not.
 */
export function hasPartialTag(text: string): boolean {
  const hasRaw = /\{%\s{0,80}raw\s{0,80}%\}/.test(text);
  if (hasRaw && /\{%\s{0,80}endraw\s{0,80}%\}/.test(text)) return false;
  const next = createFinder(text);
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', open + 1)) {
    const closer = CLOSERS.get(text.slice(open, open + 2));
    if (closer !== undefined && next('\n', open + 2) < next(closer, open + 2)) return true;
  }
  return false;
}

/** Finds a letter at or after an offset; offsets only grow, so all searches together read the text once per letter. */
function createFinder(text: string): (letter: string, from: number) => number {
  const found = new Map<string, number>();
  return (letter, from) => {
    const last = found.get(letter) ?? -1;
    if (last >= from) return last;
    const index = text.indexOf(letter, from);
    // The end of the text closes its last line, and only that.
    const place = index === -1 ? text.length + (letter === '\n' ? 0 : 1) : index;
    found.set(letter, place);
    return place;
  };
}

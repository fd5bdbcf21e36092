import type { Json } from '../../text/json.ts';
import type { TemplateLanguage, TemplateOutput, Vars } from '../template-language.ts';
import { answerFailure, createMeter, type Meter } from './meter.ts';
import { createOutput } from './output.ts';
import { javascriptStyle, writeJson } from './write-json.ts';

/** actions/ai-inference src/prompt.ts: no spaces inside the braces; a dot is a letter of the key, not a path. */
const HOLE = /\{\{([\w.-]+)\}\}/g;

/**
 * GitHub Models: `{{name}}` is replaced by its value, once; a hole inside a value stays as it is, and so does a name
 * without a value (it is `missing`).
 */
export const literal: TemplateLanguage = {
  id: 'literal',
  findVariables: findHoles,
  compile: (text) => {
    const template = splitAtHoles(text);
    return (vars, meter = createMeter()) => answerFailure(() => fill(template, vars, meter));
  },
};

type Hole = ReturnType<TemplateLanguage['findVariables']>[number];

function findHoles(text: string): readonly Hole[] {
  return [...text.matchAll(HOLE)].map((match) => ({
    name: match[1] ?? '',
    range: { start: match.index, end: match.index + match[0].length },
  }));
}

/** A text as its holes, each with what stands before it, and what stands behind the last one. */
type Template = {
  readonly holes: readonly {
    readonly before: string;
    readonly tag: string;
    readonly name: string;
  }[];
  readonly end: string;
};

function splitAtHoles(text: string): Template {
  let start = 0;
  const holes = findHoles(text).map(({ name, range }) => {
    const before = text.slice(start, range.start);
    start = range.end;
    return { before, tag: text.slice(range.start, range.end), name };
  });
  return { holes, end: text.slice(start) };
}

function fill({ holes, end }: Template, vars: Vars, meter: Meter): TemplateOutput {
  const output = createOutput(meter);
  const missing = new Set<string>();
  for (const { before, tag, name } of holes) {
    output.write(before);
    const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
    if (value === undefined) {
      missing.add(name);
      output.write(tag);
    } else {
      output.writeValue(print(value, meter));
    }
  }
  output.write(end);
  return output.filled(missing);
}

function print(value: Json, meter: Meter): string {
  return typeof value === 'object' ? writeJson(value, javascriptStyle(''), meter) : String(value);
}

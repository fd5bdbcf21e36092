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
  findVariables: (text) =>
    [...text.matchAll(HOLE)].map((match) => ({
      name: match[1] ?? '',
      range: { start: match.index, end: match.index + match[0].length },
    })),
  compile:
    (text) =>
    (vars, meter = createMeter()) =>
      answerFailure(() => fill(text, vars, meter)),
};

function fill(text: string, vars: Vars, meter: Meter): TemplateOutput {
  const output = createOutput(meter);
  const missing = new Set<string>();
  let end = 0;
  for (const match of text.matchAll(HOLE)) {
    output.write(text.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[1] ?? '';
    const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
    if (value === undefined) {
      missing.add(name);
      output.write(match[0]);
    } else {
      output.writeValue(print(value, meter));
    }
  }
  output.write(text.slice(end));
  return output.filled(missing);
}

function print(value: Json, meter: Meter): string {
  return typeof value === 'object' ? writeJson(value, javascriptStyle(''), meter) : String(value);
}

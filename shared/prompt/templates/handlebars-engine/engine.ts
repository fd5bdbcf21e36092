import type { TemplateOutput, Vars } from '../../template-language.ts';
import { answerFailure, createMeter } from '../meter.ts';
import { createOutput } from '../output.ts';
import type { Program } from './ast.ts';
import { parseTemplate } from './parse-template.ts';
import { renderProgram } from './render-program.ts';

export function compileTemplate(
  text: string,
  partials: ReadonlyMap<string, string>,
): (vars: Vars) => TemplateOutput {
  const parsed = answerFailure(() => ({ kind: 'parsed' as const, program: parseTemplate(text) }));
  if (parsed.kind === 'failed') return () => parsed;
  const findPartial = partialsOnce(partials);
  return (vars) => answerFailure(() => fill(parsed.program, vars, findPartial));
}

/** Parses a partial when it is first included, and then no more. */
function partialsOnce(
  partials: ReadonlyMap<string, string>,
): (name: string) => Program | undefined {
  const parsed = new Map<string, Program>();
  return (name) => {
    const text = partials.get(name);
    if (text === undefined) return undefined;
    const program = parsed.get(name) ?? parseTemplate(text);
    parsed.set(name, program);
    return program;
  };
}

function fill(
  program: Program,
  vars: Vars,
  findPartial: (name: string) => Program | undefined,
): TemplateOutput {
  const meter = createMeter();
  const missing = new Set<string>();
  const output = createOutput(meter);
  const frame = {
    run: { meter, vars, missing, findPartial },
    context: { value: vars, isRoot: true, outer: undefined },
    data: undefined,
    locals: undefined,
    partials: [],
  };
  renderProgram(frame, program, output);
  return output.filled(missing);
}

import type { TemplateOutput, Vars } from '../../template-language.ts';
import { answerFailure, createMeter, type Meter } from '../meter.ts';
import { createOutput } from '../output.ts';
import type { Program } from './ast.ts';
import type { Run } from './frame.ts';
import { parseTemplate } from './parse-template.ts';
import { renderProgram } from './render-program.ts';

export function compileTemplate(
  text: string,
  partials: ReadonlyMap<string, string>,
): (vars: Vars, meter?: Meter) => TemplateOutput {
  const parsed = answerFailure(() => ({ kind: 'parsed' as const, program: parseTemplate(text) }));
  if (parsed.kind === 'failed') return () => parsed;
  const findPartial = partialsOnce(partials);
  return (vars, meter = createMeter()) =>
    answerFailure(() => fill(parsed.program, { meter, vars, missing: new Set(), findPartial }));
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

function fill(program: Program, run: Run): TemplateOutput {
  const output = createOutput(run.meter);
  const context = { value: run.vars, isRoot: true, outer: undefined };
  const frame = { run, context, data: undefined, locals: undefined, partials: [] };
  renderProgram(frame, program, output);
  return output.filled(run.missing);
}

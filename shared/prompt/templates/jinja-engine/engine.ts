import type { TemplateOutput, Vars } from '../../template-language.ts';
import { answerFailure, createMeter, type Meter } from '../meter.ts';
import { createOutput } from '../output.ts';
import type { Body } from './ast.ts';
import type { Dialect, Run } from './dialect.ts';
import { parseTemplate } from './parse-template.ts';
import { renderBody } from './render-body.ts';
import type { Value } from './value.ts';

/** Parses once, fills many times; a template that cannot be parsed answers why each time. */
export function compileTemplate(
  text: string,
  dialect: Dialect,
): (vars: Vars, meter?: Meter) => TemplateOutput {
  const parsed = answerFailure(() => ({
    kind: 'parsed' as const,
    body: parseTemplate(text, dialect.syntax),
  }));
  if (parsed.kind === 'failed') return () => parsed;
  return (vars, meter = createMeter()) =>
    answerFailure(() => fill(parsed.body, vars, { dialect, meter, missing: new Set() }));
}

function fill(body: Body, vars: Vars, run: Run): TemplateOutput {
  const output = createOutput(run.meter);
  const scope = { names: new Map<string, Value>(), outer: undefined };
  renderBody({ run, scope, vars }, body, output);
  return output.filled(run.missing);
}

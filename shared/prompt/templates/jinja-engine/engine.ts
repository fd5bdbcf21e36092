import type { TemplateOutput, Vars } from '../../template-language.ts';
import { answerFailure, createMeter } from '../meter.ts';
import { createOutput } from '../output.ts';
import type { Body } from './ast.ts';
import type { Dialect } from './dialect.ts';
import { parseTemplate } from './parse-template.ts';
import { renderBody } from './render-body.ts';
import type { Value } from './value.ts';

/** Parses once, fills many times; a template that cannot be parsed answers why each time. */
export function compileTemplate(text: string, dialect: Dialect): (vars: Vars) => TemplateOutput {
  const parsed = answerFailure(() => ({
    kind: 'parsed' as const,
    body: parseTemplate(text, dialect.syntax),
  }));
  if (parsed.kind === 'failed') return () => parsed;
  return (vars) => answerFailure(() => fill(parsed.body, vars, dialect));
}

function fill(body: Body, vars: Vars, dialect: Dialect): TemplateOutput {
  const meter = createMeter();
  const missing = new Set<string>();
  const output = createOutput(meter);
  const scope = { names: new Map<string, Value>(), outer: undefined };
  renderBody({ run: { dialect, meter, missing }, scope, vars }, body, output);
  return output.filled(missing);
}

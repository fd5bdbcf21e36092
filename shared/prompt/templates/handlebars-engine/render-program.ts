import { sentence } from '../../../text/sentence.ts';
import { dotpromptRole } from '../../split-dotprompt-roles.ts';
import { TemplateFailure } from '../meter.ts';
import { createOutput, type Output } from '../output.ts';
import type { Call, Node, Program } from './ast.ts';
import { writeBlock } from './block-helpers.ts';
import { evaluate, helperName, readPath, unknownHelper, valueHelper } from './evaluate.ts';
import { findName, isObject, type Frame, type Value } from './frame.ts';
import { printValue } from './print-value.ts';

/** Writes a program; throws a `TemplateFailure` when that cannot be done or costs too much. */
export function renderProgram(frame: Frame, program: Program, output: Output): void {
  frame.run.meter.nest(() => {
    for (const node of program.body) {
      frame.run.meter.spend();
      renderNode(frame, node, output);
    }
  });
}

function renderNode(frame: Frame, node: Node, output: Output): void {
  switch (node.kind) {
    case 'text':
      output.write(node.text);
      return;
    case 'mustache':
      renderMustache(frame, node.call, output);
      return;
    case 'block':
      writeBlock(frame, node, (inner, program) => {
        if (program) renderProgram(inner, program, output);
      });
      return;
    case 'partial':
      renderPartial(frame, node, output);
  }
}

function renderMustache(frame: Frame, call: Call, output: Output): void {
  const name = helperName(call.callee);
  if (name !== undefined && !isLocal(frame, call)) {
    if (renderHelper(frame, { name, call }, output)) return;
    if (call.params.length > 0 || call.hash.size > 0) throw unknownHelper(name);
  }
  output.writeValue(printValue(plainValue(frame, call), frame.run.meter));
}

function isLocal(frame: Frame, { callee }: Call): boolean {
  return callee.kind === 'path' && findName(frame.locals, callee.parts[0] ?? '') !== undefined;
}

function plainValue(frame: Frame, { callee }: Call): Value {
  if (callee.kind === 'path') return readPath(frame, callee);
  // `{{"a name"}}` reads the variable of that name.
  const parts = [String(callee.value)];
  return readPath(frame, { kind: 'path', isData: false, depth: 0, parts, isScoped: true });
}

/** Writes what a helper of dotprompt's writes; false when the name is no helper's. */
function renderHelper(
  frame: Frame,
  { name, call }: { readonly name: string; readonly call: Call },
  output: Output,
): boolean {
  switch (name) {
    case 'role':
      output.mark({ kind: 'role', role: dotpromptRole(textParam(frame, call, name)) });
      return true;
    case 'history':
    case 'section':
      output.mark({ kind: name });
      return true;
    case 'media':
      output.mark({ kind: 'media', url: mediaUrl(frame, call) });
      return true;
    case 'log':
      return true;
    default: {
      const value = valueHelper(frame, name, call);
      if (value) output.writeValue(printValue(value.value, frame.run.meter));
      return value !== undefined;
    }
  }
}

function textParam(frame: Frame, { params }: Call, name: string): string {
  const value = params[0] && evaluate(frame, params[0]);
  if (typeof value !== 'string') throw new TemplateFailure(sentence`{{${name}}} needs a text`);
  return value;
}

function mediaUrl(frame: Frame, { hash }: Call): string {
  const url = hash.get('url');
  return printValue(url && evaluate(frame, url), frame.run.meter);
}

type Partial = Extract<Node, { readonly kind: 'partial' }>;

function renderPartial(frame: Frame, node: Partial, output: Output): void {
  const name = partialName(frame, node);
  const program = frame.run.findPartial(name);
  if (!program)
    throw new TemplateFailure(sentence`the partial “${name.slice(0, 80)}” is not there`);
  if (frame.partials.includes(name)) {
    throw new TemplateFailure(sentence`the partial “${name.slice(0, 80)}” includes itself`);
  }
  const inner = { ...partialFrame(frame, node), partials: [...frame.partials, name] };
  if (node.indent === '') renderProgram(inner, program, output);
  else renderIndented(inner, { program, indent: node.indent }, output);
}

function partialName(frame: Frame, { name }: Partial): string {
  if (name.kind === 'path') return name.parts.join('/');
  const value = evaluate(frame, name);
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TemplateFailure(sentence`the name of a partial is not a text`);
  }
  return String(value);
}

/** A partial sees the value it is given, or `this`, with the values of its hash put over it. */
function partialFrame(frame: Frame, { call }: Partial): Frame {
  const [param] = call.params;
  const value = param ? evaluate(frame, param) : frame.context.value;
  const isRoot = frame.context.isRoot && value === frame.context.value;
  const hash = [...call.hash].map(([key, node]) => [key, evaluate(frame, node) ?? null] as const);
  const own = isObject(value) ? Object.entries(value) : [];
  const merged = hash.length === 0 ? value : Object.fromEntries([...own, ...hash]);
  frame.run.meter.spend(hash.length === 0 ? 1 : own.length);
  if (merged === frame.context.value) return { ...frame, locals: undefined };
  const context = { value: merged, isRoot, outer: frame.context };
  return { ...frame, context, locals: undefined };
}

/** A partial whose tag stands alone on a line is moved to the right with it. */
function renderIndented(
  frame: Frame,
  { program, indent }: { readonly program: Program; readonly indent: string },
  output: Output,
): void {
  const inner = createOutput(frame.run.meter);
  renderProgram(frame, program, inner);
  inner.copyTo(output, indent);
}

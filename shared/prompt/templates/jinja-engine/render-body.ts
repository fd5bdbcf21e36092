import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import { createOutput, type Output } from '../output.ts';
import type { Body, NamedCall, Parameter, Statement, Target } from './ast.ts';
import { applyFilter, evaluate, evaluateArguments, holds } from './evaluate.ts';
import { loopNames } from './loop-names.ts';
import { findScope, openScope, type Frame } from './scope.ts';
import { isList, isNamespace, type Callable, type CallArguments, type Value } from './value.ts';

/** How a body ended: at its end, or at a `{% break %}` or `{% continue %}` for the loop around it. */
type Ending = 'end' | 'break' | 'continue';

/** Writes a body; throws a `TemplateFailure` when that cannot be done or costs too much. */
export function renderBody(frame: Frame, body: Body, output: Output): Ending {
  return frame.run.meter.nest(() => {
    for (const statement of body) {
      frame.run.meter.spend();
      const ending = renderStatement(frame, statement, output);
      if (ending !== 'end') return ending;
    }
    return 'end';
  });
}

function renderStatement(frame: Frame, node: Statement, output: Output): Ending {
  if (isDefinition(node)) return renderDefinition(frame, node, output);
  switch (node.kind) {
    case 'text':
      output.write(node.text);
      return 'end';
    case 'output':
      writeValue(frame, evaluate(frame, node.value), output);
      return 'end';
    case 'if':
      return renderIf(frame, node, output);
    case 'for':
      renderFor(frame, node, output);
      return 'end';
    case 'break':
    case 'continue':
      return node.kind;
  }
}

type Definition = Extract<Statement, { readonly kind: (typeof DEFINITIONS)[number] }>;

const DEFINITIONS = ['set', 'macro', 'call-block', 'filter-block', 'with', 'do'] as const;

function isDefinition(node: Statement): node is Definition {
  return DEFINITIONS.some((kind) => kind === node.kind);
}

function renderDefinition(frame: Frame, node: Definition, output: Output): Ending {
  switch (node.kind) {
    case 'set':
      assign(frame, node.target, valueToSet(frame, node));
      return 'end';
    case 'macro':
      frame.scope.names.set(node.name, createMacro(frame, node.parameters, node.body));
      return 'end';
    case 'call-block':
      writeValue(frame, callWithBody(frame, node), output);
      return 'end';
    case 'filter-block':
      writeValue(frame, filterAll(frame, node.filters, capture(frame, node.body)), output);
      return 'end';
    case 'with':
      return renderWith(frame, node, output);
    case 'do':
      evaluate(frame, node.value);
      return 'end';
  }
}

function writeValue({ run }: Frame, value: Value, output: Output): void {
  output.writeValue(run.dialect.print(value, run.meter));
}

function renderIf(
  frame: Frame,
  { branches, otherwise }: Extract<Statement, { readonly kind: 'if' }>,
  output: Output,
): Ending {
  const branch = branches.find(({ test }) => holds(frame, test));
  return renderBody(frame, branch ? branch.body : otherwise, output);
}

function renderFor(
  frame: Frame,
  node: Extract<Statement, { readonly kind: 'for' }>,
  output: Output,
): void {
  const items = itemsToVisit(frame, node);
  if (items.length === 0) {
    renderBody(frame, node.otherwise, output);
    return;
  }
  const { setReachesOut } = frame.run.dialect;
  const shared = openScope(frame);
  for (const [index, item] of items.entries()) {
    const inner = setReachesOut ? shared : openScope(frame);
    unpack(inner, node.names, item);
    inner.scope.names.set('loop', loopNames(items, index));
    if (renderBody(inner, node.body, output) === 'break') return;
  }
}

function itemsToVisit(
  frame: Frame,
  { names, iterable, test }: Extract<Statement, { readonly kind: 'for' }>,
): readonly Value[] {
  const { dialect, meter } = frame.run;
  const items = dialect.itemsOf(evaluate(frame, iterable), names.length, meter);
  meter.spend(items.length);
  if (!test) return items;
  return items.filter((item) => {
    const inner = openScope(frame);
    unpack(inner, names, item);
    return holds(inner, test);
  });
}

function unpack(frame: Frame, names: readonly string[], item: Value): void {
  if (names.length === 1) {
    frame.scope.names.set(names[0] ?? '', item);
    return;
  }
  if (!isList(item) || item.length < names.length) {
    throw new TemplateFailure(sentence`a value cannot be unpacked into ${names.join(', ')}`);
  }
  for (const [index, name] of names.entries()) frame.scope.names.set(name, item[index]);
}

function valueToSet(
  frame: Frame,
  { value, filters }: Extract<Statement, { readonly kind: 'set' }>,
): Value {
  if (value.kind !== 'captured') return evaluate(frame, value);
  return filterAll(frame, filters, capture(frame, value.body));
}

function filterAll(frame: Frame, filters: readonly NamedCall[], value: Value): Value {
  let filtered = value;
  for (const filter of filters) filtered = applyFilter(frame, filter, filtered);
  return filtered;
}

function capture(frame: Frame, body: Body): string {
  const output = createOutput(frame.run.meter);
  renderBody(openScope(frame), body, output);
  return output.text();
}

function assign(frame: Frame, target: Target, value: Value): void {
  if (target.kind === 'names') {
    const reached = frame.run.dialect.setReachesOut
      ? findScope(frame, target.names[0] ?? '')
      : undefined;
    unpack(reached ? { ...frame, scope: reached } : frame, target.names, value);
    return;
  }
  const space = findScope(frame, target.object)?.names.get(target.object);
  if (!isNamespace(space)) {
    throw new TemplateFailure(sentence`${target.object} is no namespace, its fields cannot be set`);
  }
  space.set(target.field, value);
}

function renderWith(
  frame: Frame,
  { bindings, body }: Extract<Statement, { readonly kind: 'with' }>,
  output: Output,
): Ending {
  const names = new Map(bindings.map(({ name, value }) => [name, evaluate(frame, value)]));
  return renderBody(openScope(frame, names), body, output);
}

function createMacro(frame: Frame, parameters: readonly Parameter[], body: Body): Callable {
  return (args) => {
    const inner = openScope(frame);
    bindParameters(inner, parameters, args);
    return capture(inner, body);
  };
}

function bindParameters(
  frame: Frame,
  parameters: readonly Parameter[],
  { positional, named }: CallArguments,
): void {
  for (const [index, { name, fallback }] of parameters.entries()) {
    const given = index < positional.length ? positional[index] : named.get(name);
    const isGiven = index < positional.length || named.has(name);
    frame.scope.names.set(name, isGiven ? given : fallback && evaluate(frame, fallback));
  }
  const caller = named.get('caller');
  if (caller !== undefined) frame.scope.names.set('caller', caller);
  frame.scope.names.set('varargs', positional.slice(parameters.length));
}

function callWithBody(
  frame: Frame,
  { call, parameters, body }: Extract<Statement, { readonly kind: 'call-block' }>,
): Value {
  if (call.kind !== 'call') return undefined;
  const macro = evaluate(frame, call.callee);
  if (typeof macro !== 'function') throw new TemplateFailure(sentence`{% call %} needs a macro`);
  const { positional, named } = evaluateArguments(frame, call.args);
  const caller = createMacro(frame, parameters, body);
  return macro({ positional, named: new Map([...named, ['caller', caller]]) });
}

import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Argument, Expression, NamedCall } from './ast.ts';
import { lookUp, type Frame } from './scope.ts';
import { sliceValue } from './slice-value.ts';
import { keyText, ownMember, weigh, type CallArguments, type Value } from './value.ts';

/** Throws a `TemplateFailure` when the expression cannot be evaluated or costs too much. */
export function evaluate(frame: Frame, node: Expression): Value {
  return frame.run.meter.nest(() => {
    frame.run.meter.spend();
    return evaluateNode(frame, node);
  });
}

function evaluateNode(frame: Frame, node: Expression): Value {
  if (isLogic(node)) return evaluateLogic(frame, node);
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return lookUp(frame, node.name);
    case 'list':
      return node.items.map((item) => evaluate(frame, item));
    case 'dict':
      return evaluateDict(frame, node.entries);
    case 'member':
      return evaluateMember(frame, node.object, node.key);
    case 'slice':
      return sliceValue(
        evaluate(frame, node.object),
        node.bounds.map((bound) => bound && evaluate(frame, bound)),
        frame.run.meter,
      );
    case 'call':
      return evaluateCall(frame, node.callee, node.args);
    case 'filter':
      return evaluateFilter(frame, node.operand, node.filter);
  }
}

type Logic = Extract<Expression, { readonly kind: 'unary' | 'binary' | 'ternary' | 'test' }>;

function isLogic(node: Expression): node is Logic {
  const { kind } = node;
  return kind === 'unary' || kind === 'binary' || kind === 'ternary' || kind === 'test';
}

function evaluateLogic(frame: Frame, node: Logic): Value {
  switch (node.kind) {
    case 'unary':
      if (node.operator === 'not') return !holds(frame, node.operand);
      return negate(evaluate(frame, node.operand), node.operator);
    case 'binary':
      return evaluateBinary(frame, node);
    case 'ternary':
      if (holds(frame, node.test)) return evaluate(frame, node.whenTrue);
      return node.otherwise && evaluate(frame, node.otherwise);
    case 'test':
      return evaluateTest(frame, node);
  }
}

/** Whether a condition is true. Asking for a name that was not given does not make it a missing one. */
export function holds(frame: Frame, node: Expression): boolean {
  return isTrue(frame, evaluateQuietly(frame, node));
}

function isTrue({ run }: Frame, value: Value): boolean {
  weigh(value, run.meter);
  return run.dialect.isTruthy(value);
}

/** As `evaluate`, for places where a name may be absent on purpose: conditions, `is defined`, `default`. */
function evaluateQuietly(frame: Frame, node: Expression): Value {
  if (node.kind === 'name') return lookUp(frame, node.name, true);
  if (node.kind !== 'member') return evaluate(frame, node);
  return frame.run.meter.nest(() => {
    frame.run.meter.spend();
    const object = evaluateQuietly(frame, node.object);
    return readMember(frame, object, evaluate(frame, node.key));
  });
}

function evaluateDict(
  frame: Frame,
  entries: readonly (readonly [Expression, Expression])[],
): Value {
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const name = keyText(evaluate(frame, key));
      if (name === undefined) throw new TemplateFailure(sentence`the key of a dict is not a text`);
      return [name, evaluate(frame, value)];
    }),
  );
}

function evaluateMember(frame: Frame, object: Expression, key: Expression): Value {
  return readMember(frame, evaluate(frame, object), evaluate(frame, key));
}

function readMember({ run }: Frame, object: Value, key: Value): Value {
  const own = ownMember(object, key);
  return own === undefined ? run.dialect.memberOf(object, key, run) : own;
}

function evaluateCall(frame: Frame, callee: Expression, args: readonly Argument[]): Value {
  const callable = evaluate(frame, callee);
  if (typeof callable !== 'function') {
    throw new TemplateFailure(sentence`${describe(callee)}() is not a function that is known here`);
  }
  return callable(evaluateArguments(frame, args));
}

function describe(callee: Expression): string {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind === 'member' && callee.key.kind === 'literal') return `.${callee.key.value}`;
  return 'the value before ';
}

export function evaluateArguments(frame: Frame, args: readonly Argument[]): CallArguments {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  for (const { name, value } of args) {
    if (name === undefined) positional.push(evaluate(frame, value));
    else named.set(name, evaluate(frame, value));
  }
  return { positional, named };
}

const ASKS_WHETHER_GIVEN = new Set(['default', 'd', 'defined', 'undefined', 'none', 'null']);

function evaluateFilter(frame: Frame, operand: Expression, filter: NamedCall): Value {
  const isQuiet = ASKS_WHETHER_GIVEN.has(filter.name);
  const value = isQuiet ? evaluateQuietly(frame, operand) : evaluate(frame, operand);
  return applyFilter(frame, filter, value);
}

/** Also for `{% filter %}` and `{% set x | filter %}`. */
export function applyFilter(frame: Frame, filter: NamedCall, value: Value): Value {
  const { run } = frame;
  const apply = run.dialect.filters.get(filter.name);
  if (!apply) throw new TemplateFailure(sentence`the filter “${filter.name}” is not supported`);
  weigh(value, run.meter);
  return apply({ value, args: evaluateArguments(frame, filter.args) }, run);
}

function evaluateTest(
  frame: Frame,
  { operand, test, negated }: Extract<Expression, { readonly kind: 'test' }>,
): boolean {
  const { run } = frame;
  const examine = run.dialect.tests.get(test.name);
  if (!examine) throw new TemplateFailure(sentence`the test “${test.name}” is not supported`);
  const isQuiet = ASKS_WHETHER_GIVEN.has(test.name);
  const value = isQuiet ? evaluateQuietly(frame, operand) : evaluate(frame, operand);
  weigh(value, run.meter);
  return examine({ value, args: evaluateArguments(frame, test.args) }, run) !== negated;
}

function evaluateBinary(
  frame: Frame,
  { operator, left, right }: Extract<Expression, { readonly kind: 'binary' }>,
): Value {
  const { run } = frame;
  if (operator === 'and' || operator === 'or') {
    const first = evaluateQuietly(frame, left);
    const decides = isTrue(frame, first) === (operator === 'or');
    return decides ? first : evaluateQuietly(frame, right);
  }
  const a = evaluate(frame, left);
  const b = evaluate(frame, right);
  weigh(a, run.meter);
  if (operator === '===') return a === b;
  if (operator === '!==') return a !== b;
  if (operator === '==') return run.dialect.equals(a, b, run.meter);
  if (operator === '!=') return !run.dialect.equals(a, b, run.meter);
  const operate = run.dialect.operators.get(operator);
  if (!operate) throw new TemplateFailure(sentence`the operator “${operator}” is not supported`);
  return operate(a, b, run.meter);
}

function negate(value: Value, sign: '-' | '+'): Value {
  if (typeof value !== 'number')
    throw new TemplateFailure(sentence`“${sign}” needs a number after it`);
  return sign === '-' ? -value : value;
}

import type { Range } from '../../../text/range.ts';
import { answerFailure } from '../meter.ts';
import type { Body, Expression, Parameter, Statement } from './ast.ts';
import type { Dialect } from './dialect.ts';
import { argumentsOf, childrenOf } from './child-expressions.ts';
import { parseTemplate } from './parse-template.ts';

export type Hole = { readonly name: string; readonly range: Range };

/** Names the template makes itself, innermost first. */
type Bound = { readonly names: Set<string>; readonly outer: Bound | undefined };

type Walk = { readonly dialect: Dialect; readonly holes: Hole[] };

/**
 * Every name that must be given, once for each tag that reads it, in order. Loop variables, `set` names, macros and
 * the language's own functions are no holes. A template that cannot be parsed shows its plain `{{ name }}` tags.
 */
export function findHoles(text: string, dialect: Dialect): readonly Hole[] {
  const parsed = answerFailure(() => ({
    kind: 'parsed' as const,
    body: parseTemplate(text, dialect.syntax),
  }));
  if (parsed.kind === 'failed') return findPlainHoles(text);
  const walk: Walk = { dialect, holes: [] };
  walkBody(walk, parsed.body, { names: new Set(), outer: undefined });
  return walk.holes;
}

// The look-ahead keeps the name whole, so that a long one is read once and not once for each of its letters.
const PLAIN_TAG = /\{\{[-+]?\s*([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_])[^{}]*\}\}/gu;

function findPlainHoles(text: string): readonly Hole[] {
  return [...text.matchAll(PLAIN_TAG)].map((match) => ({
    name: match[1] ?? '',
    range: { start: match.index, end: match.index + match[0].length },
  }));
}

function walkBody(walk: Walk, body: Body, bound: Bound): void {
  for (const statement of body) walkStatement(walk, statement, bound);
}

function walkStatement(walk: Walk, node: Statement, bound: Bound): void {
  if (isBlock(node)) {
    walkBlock(walk, node, bound);
    return;
  }
  switch (node.kind) {
    case 'output':
    case 'do':
      note(walk, node.tag, { bound, expressions: [node.value] });
      return;
    case 'if':
      walkIf(walk, node, bound);
      return;
    case 'for':
      walkFor(walk, node, bound);
      return;
    case 'set':
      walkSet(walk, node, bound);
      return;
    case 'text':
    case 'break':
    case 'continue':
  }
}

function walkIf(
  walk: Walk,
  { branches, otherwise }: Extract<Statement, { readonly kind: 'if' }>,
  bound: Bound,
): void {
  for (const { tag, test, body } of branches) {
    note(walk, tag, { bound, expressions: [test] });
    walkBody(walk, body, bound);
  }
  walkBody(walk, otherwise, bound);
}

function walkFor(
  walk: Walk,
  { tag, names, iterable, test, body, otherwise }: Extract<Statement, { readonly kind: 'for' }>,
  bound: Bound,
): void {
  const inner = bind(bound, [...names, 'loop']);
  note(walk, tag, { bound, expressions: [iterable] });
  if (test) note(walk, tag, { bound: inner, expressions: [test] });
  walkBody(walk, body, inner);
  walkBody(walk, otherwise, bound);
}

function walkSet(
  walk: Walk,
  { tag, target, value, filters }: Extract<Statement, { readonly kind: 'set' }>,
  bound: Bound,
): void {
  if (value.kind === 'captured') walkBody(walk, value.body, bind(bound, []));
  else note(walk, tag, { bound, expressions: [value] });
  note(walk, tag, { bound, expressions: filters.flatMap(argumentsOf) });
  if (target.kind === 'names') for (const name of target.names) bound.names.add(name);
}

type Block = Extract<
  Statement,
  { readonly kind: 'macro' | 'call-block' | 'filter-block' | 'with' }
>;

function isBlock(node: Statement): node is Block {
  const { kind } = node;
  return kind === 'macro' || kind === 'call-block' || kind === 'filter-block' || kind === 'with';
}

function walkBlock(walk: Walk, node: Block, bound: Bound): void {
  switch (node.kind) {
    case 'macro': {
      note(walk, node.tag, { bound, expressions: fallbacks(node.parameters) });
      bound.names.add(node.name);
      walkBody(walk, node.body, bind(bound, macroNames(node.parameters)));
      return;
    }
    case 'call-block':
      note(walk, node.tag, { bound, expressions: [node.call, ...fallbacks(node.parameters)] });
      walkBody(walk, node.body, bind(bound, macroNames(node.parameters)));
      return;
    case 'filter-block':
      note(walk, node.tag, { bound, expressions: node.filters.flatMap(argumentsOf) });
      walkBody(walk, node.body, bound);
      return;
    case 'with': {
      const names = node.bindings.map(({ name }) => name);
      note(walk, node.tag, { bound, expressions: node.bindings.map(({ value }) => value) });
      walkBody(walk, node.body, bind(bound, names));
    }
  }
}

function bind(outer: Bound, names: readonly string[]): Bound {
  return { names: new Set(names), outer };
}

function macroNames(parameters: readonly Parameter[]): readonly string[] {
  return [...parameters.map(({ name }) => name), 'caller', 'varargs', 'kwargs'];
}

function fallbacks(parameters: readonly Parameter[]): readonly Expression[] {
  return parameters.flatMap(({ fallback }) => fallback ?? []);
}

function note(
  { dialect, holes }: Walk,
  tag: Range,
  place: { readonly bound: Bound; readonly expressions: readonly Expression[] },
): void {
  const seen = new Set<string>();
  for (const name of namesIn(place.expressions)) {
    if (seen.has(name) || isBound(place.bound, name) || dialect.globals.has(name)) continue;
    seen.add(name);
    holes.push({ name, range: tag });
  }
}

function isBound(bound: Bound, name: string): boolean {
  for (let place: Bound | undefined = bound; place; place = place.outer) {
    if (place.names.has(name)) return true;
  }
  return false;
}

/**
 * The root names of the expressions, left to right. Without recursion: an expression may be a very long chain. Each
 * node once: a chained comparison holds its middle twice.
 */
function* namesIn(expressions: readonly Expression[]): Generator<string> {
  const rest = expressions.toReversed();
  const seen = new Set<Expression>();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'name') yield node.name;
    else for (const child of childrenOf(node).toReversed()) rest.push(child);
  }
}

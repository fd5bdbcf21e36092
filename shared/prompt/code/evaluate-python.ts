import type { Node } from 'web-tree-sitter';
import { childrenOf, rangeOf, textOfNode } from './code-source.ts';
import { type CodeCall, type CodeText, type CodeValue, literalOf } from './code-value.ts';
import { combineText, type Ingredient } from './combine-text.ts';
import type { Evaluator } from './evaluator.ts';
import { fillFormat } from './fill-format.ts';
import { joinTexts } from './join-texts.ts';
import { readPythonString } from './read-python-string.ts';
import { addMembers, placeOf, readInside, readList, readNumber, scalarOf } from './read-values.ts';
import { receiverOf } from './receiver-of.ts';
import { termsOf } from './terms-of.ts';
import { dedentText, trimText } from './reindent.ts';

type Read = (node: Node, evaluator: Evaluator) => CodeValue | undefined;

/** What an expression of Python is; undefined when only the program knows. */
export function evaluatePython(node: Node, evaluator: Evaluator): CodeValue | undefined {
  return READERS.get(node.type)?.(node, evaluator);
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['string', (node, { source, evaluate }) => readPythonString(source, node, evaluate)],
  ['concatenated_string', (node, evaluator) => readTerms(childrenOf(node), node, evaluator)],
  ['integer', readNumber],
  ['float', readNumber],
  ['true', (node, evaluator) => scalarOf(evaluator, node, true)],
  ['false', (node, evaluator) => scalarOf(evaluator, node, false)],
  ['none', (node, evaluator) => scalarOf(evaluator, node, null)],
  ['list', readList],
  ['tuple', readList],
  ['dictionary', readDictionary],
  ['identifier', (node, { source, lookUp }) => lookUp(node, textOfNode(source, node))],
  ['parenthesized_expression', readInside],
  ['await', readInside],
  ['binary_operator', readBinary],
  ['boolean_operator', readDefault],
  ['attribute', readMember],
  ['subscript', readMember],
  ['call', readCall],
]);

function readDictionary(node: Node, evaluator: Evaluator): CodeValue {
  const members = new Map<string, CodeValue>();
  let isOpen = false;
  for (const child of childrenOf(node)) {
    const key = child.childForFieldName('key');
    const value = child.childForFieldName('value');
    const name = key?.type === 'string' ? literalOf(evaluator.evaluate(key)) : undefined;
    if (name !== undefined && value) members.set(name, evaluator.evaluate(value));
    else isOpen = !addMembers(members, splatOf(child, evaluator)) || isOpen;
  }
  return { kind: 'record', members, isOpen, place: placeOf(evaluator, node) };
}

/** What `**settings` has. */
function splatOf(node: Node, { evaluate }: Evaluator): CodeValue | undefined {
  return node.type === 'dictionary_splat' ? evaluate(inside(node)) : undefined;
}

function readBinary(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const operator = node.childForFieldName('operator')?.text;
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return undefined;
  if (operator === '+') return readSum(node, evaluator);
  if (operator !== '%') return undefined;
  const text = evaluator.evaluate(left);
  if (text.kind !== 'text') return undefined;
  return fillFormat(text, 'percent', {
    ...argumentsOfPercent(right, evaluator),
    codeOf: codeOf(evaluator),
  });
}

function codeOf({ source }: Evaluator): (value: CodeValue) => string {
  return ({ place }) =>
    place.path === source.path ? source.text.slice(place.range.start, place.range.end) : '';
}

function argumentsOfPercent(
  node: Node,
  evaluator: Evaluator,
): Pick<CodeCall, 'positional' | 'named'> {
  const value = evaluator.evaluate(node);
  if (value.kind === 'record') return { positional: [], named: value.members };
  const isTuple = node.type === 'tuple' && value.kind === 'list';
  return { positional: isTuple ? value.items : [value], named: new Map() };
}

/** A sum of texts, or of lists. */
function readSum(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const terms = termsOf(node);
  return terms && readTerms(terms, node, evaluator);
}

function readTerms(
  terms: readonly Node[],
  node: Node,
  evaluator: Evaluator,
): CodeValue | undefined {
  const ingredients = terms.map((term): Ingredient => {
    const source = textOfNode(evaluator.source, term);
    return { value: evaluator.evaluate(term), range: rangeOf(term), source };
  });
  const place = placeOf(evaluator, node);
  if (ingredients.some(({ value }) => value.kind === 'text'))
    return combineText(ingredients, place);
  if (!ingredients.some(({ value }) => value.kind === 'list')) return undefined;
  const items = ingredients.flatMap(({ value }): readonly CodeValue[] => {
    if (value.kind === 'list') return value.items;
    return value.kind === 'unknown' ? [{ ...value, isSpread: true }] : [];
  });
  return { kind: 'list', items, place };
}

/** What the environment may say instead is not known; the default is what the code says. */
function readDefault(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const left = node.childForFieldName('left')?.text ?? '';
  const right = node.childForFieldName('right');
  const isEnvironment = /^os\.(?:getenv|environ)\b/.test(left);
  return isEnvironment && right ? evaluator.evaluate(right) : undefined;
}

function readMember(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const object = node.childForFieldName('object') ?? node.childForFieldName('value');
  const property = node.childForFieldName('attribute') ?? node.childForFieldName('subscript');
  if (!object || !property) return undefined;
  const name = textOfNode(evaluator.source, property).replaceAll(/^["']|["']$/g, '');
  const owner = textOfNode(evaluator.source, object);
  if (owner === 'self' || owner === 'cls') return evaluator.lookUp(node, name);
  const imported = evaluator.lookUpMember(node, owner, name);
  if (imported) return imported;
  const value = evaluator.evaluate(object);
  return value.kind === 'record' ? value.members.get(name) : undefined;
}

function readCall(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const callee = node.childForFieldName('function');
  const given = node.childForFieldName('arguments');
  if (!callee || given?.type !== 'argument_list') return undefined;
  const positional: CodeValue[] = [];
  const named = new Map<string, CodeValue>();
  for (const argument of childrenOf(given)) {
    const name = argument.childForFieldName('name');
    const value = argument.childForFieldName('value');
    if (argument.type === 'keyword_argument' && name && value)
      named.set(textOfNode(evaluator.source, name), evaluator.evaluate(value));
    else addArgument(evaluator.evaluate(inside(argument)), { positional, named });
  }
  const written = textOfNode(evaluator.source, callee).replaceAll(/\s+/g, '').slice(0, 200);
  const place = placeOf(evaluator, node);
  const receiver = receiverOf(written, callee, evaluator);
  const call: CodeCall = { kind: 'call', callee: written, positional, named, ...receiver, place };
  return readFunction(call) ?? readMethod(call, callee, evaluator) ?? call;
}

/** `settings` of `**settings`. */
function inside(argument: Node): Node {
  return (argument.type === 'dictionary_splat' && childrenOf(argument)[0]) || argument;
}

function addArgument(
  value: CodeValue,
  {
    positional,
    named,
  }: { readonly positional: CodeValue[]; readonly named: Map<string, CodeValue> },
): void {
  positional.push(value);
  if (value.kind !== 'record') return;
  for (const [key, member] of value.members) if (!named.has(key)) named.set(key, member);
}

function readFunction({ callee, positional }: CodeCall): CodeValue | undefined {
  const [first, second] = positional;
  if (/^os\.(?:getenv|environ\.get)$/.test(callee)) return second;
  if (first?.kind !== 'text') return undefined;
  if (/^(?:textwrap\.)?dedent$/.test(callee)) return dedentText(first, 'textwrap');
  return /^(?:inspect\.)?cleandoc$/.test(callee) ? dedentText(first, 'cleandoc') : undefined;
}

type MethodCall = {
  readonly call: CodeCall;
  readonly value: CodeText;
  readonly evaluator: Evaluator;
};

/** Methods of texts whose answer is as known as what they are called on. */
const METHODS: ReadonlyMap<string, (call: MethodCall) => CodeText | undefined> = new Map([
  ['strip', (call: MethodCall) => strip(call, 'both')],
  ['lstrip', (call: MethodCall) => strip(call, 'start')],
  ['rstrip', (call: MethodCall) => strip(call, 'end')],
  [
    'format',
    ({ call, value, evaluator }: MethodCall) =>
      fillFormat(value, 'braces', { ...call, codeOf: codeOf(evaluator) }),
  ],
  [
    'join',
    ({ call, value }: MethodCall) => {
      const [items] = call.positional;
      return items?.kind === 'list' ? joinTexts(items, value, call.place) : undefined;
    },
  ],
]);

function strip({ call, value }: MethodCall, ends: 'start' | 'end' | 'both'): CodeText | undefined {
  return call.positional.length === 0 ? trimText(value, ends) : undefined;
}

function readMethod(call: CodeCall, callee: Node, evaluator: Evaluator): CodeText | undefined {
  const object = callee.childForFieldName('object');
  const method = METHODS.get(callee.childForFieldName('attribute')?.text ?? '');
  const value = object && method && evaluator.evaluate(object);
  return value?.kind === 'text' ? method?.({ call, value, evaluator }) : undefined;
}

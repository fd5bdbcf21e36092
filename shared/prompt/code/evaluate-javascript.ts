import type { Node } from 'web-tree-sitter';
import { childrenOf, rangeOf, textOfNode } from './code-source.ts';
import type { CodeText, CodeValue } from './code-value.ts';
import { combineText, type Ingredient } from './combine-text.ts';
import type { Evaluator } from './evaluator.ts';
import { joinTexts } from './join-texts.ts';
import { readJavascriptString } from './read-javascript-string.ts';
import { addMembers, placeOf, readInside, readList, readNumber, scalarOf } from './read-values.ts';
import { receiverOf } from './receiver-of.ts';
import { termsOf } from './terms-of.ts';
import { dedentText, trimText } from './reindent.ts';

type Read = (node: Node, evaluator: Evaluator) => CodeValue | undefined;

/** What an expression of JavaScript or TypeScript is; undefined when only the program knows. */
export function evaluateJavascript(node: Node, evaluator: Evaluator): CodeValue | undefined {
  return READERS.get(node.type)?.(node, evaluator);
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['string', (node, { source, evaluate }) => readJavascriptString(source, node, evaluate)],
  ['template_string', (node, { source, evaluate }) => readJavascriptString(source, node, evaluate)],
  ['number', readNumber],
  ['true', (node, evaluator) => scalarOf(evaluator, node, true)],
  ['false', (node, evaluator) => scalarOf(evaluator, node, false)],
  ['null', (node, evaluator) => scalarOf(evaluator, node, null)],
  ['array', readList],
  ['object', readObject],
  ['identifier', readName],
  ['shorthand_property_identifier', readName],
  ['parenthesized_expression', readInside],
  ['as_expression', readInside],
  ['satisfies_expression', readInside],
  ['non_null_expression', readInside],
  ['await_expression', readInside],
  ['type_assertion', (node, { evaluate }) => readLast(node, evaluate)],
  ['binary_expression', readBinary],
  ['member_expression', readMember],
  ['subscript_expression', readMember],
  ['call_expression', readCall],
  ['new_expression', readCall],
]);

function readName(node: Node, { source, lookUp }: Evaluator): CodeValue | undefined {
  return lookUp(node, textOfNode(source, node));
}

function readLast(node: Node, evaluate: Evaluator['evaluate']): CodeValue | undefined {
  const last = childrenOf(node).at(-1);
  return last && evaluate(last);
}

function readObject(node: Node, evaluator: Evaluator): CodeValue {
  const members = new Map<string, CodeValue>();
  let isOpen = false;
  for (const child of childrenOf(node)) {
    if (child.type === 'shorthand_property_identifier') {
      members.set(textOfNode(evaluator.source, child), evaluator.evaluate(child));
    } else if (child.type === 'pair') {
      const key = keyOf(child.childForFieldName('key'), evaluator);
      const value = child.childForFieldName('value');
      if (key === undefined || !value) isOpen = true;
      else members.set(key, evaluator.evaluate(value));
    } else if (child.type === 'spread_element') {
      isOpen = !addMembers(members, readInside(child, evaluator)) || isOpen;
    }
  }
  return { kind: 'record', members, isOpen, place: placeOf(evaluator, node) };
}

function keyOf(node: Node | null, { source }: Evaluator): string | undefined {
  if (node?.type === 'property_identifier' || node?.type === 'number')
    return textOfNode(source, node);
  return node?.type === 'string' ? textOfNode(source, node).slice(1, -1) : undefined;
}

function readBinary(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const operator = node.childForFieldName('operator')?.text;
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return undefined;
  if (operator === '+') return readSum(node, evaluator);
  // What the environment may say instead is not known; the default is what the code says.
  const isDefault = (operator === '??' || operator === '||') && /^process\.env\b/.test(left.text);
  return isDefault ? evaluator.evaluate(right) : undefined;
}

/** A sum with a text in it is a text. */
function readSum(node: Node, evaluator: Evaluator): CodeText | undefined {
  const terms = termsOf(node);
  if (!terms) return undefined;
  const ingredients = terms.map((term) => ingredientOf(term, evaluator));
  if (!ingredients.some(({ value }) => value.kind === 'text')) return undefined;
  return combineText(ingredients, placeOf(evaluator, node));
}

function ingredientOf(node: Node, evaluator: Evaluator): Ingredient {
  const value = evaluator.evaluate(node);
  return { value, range: rangeOf(node), source: textOfNode(evaluator.source, node) };
}

function readMember(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const object = node.childForFieldName('object');
  const property = node.childForFieldName('property') ?? node.childForFieldName('index');
  if (!object || !property) return undefined;
  const name = textOfNode(evaluator.source, property).replaceAll(/^["']|["']$/g, '');
  if (object.type === 'this') return evaluator.lookUp(node, name);
  if (object.type === 'identifier') {
    const imported = evaluator.lookUpMember(node, textOfNode(evaluator.source, object), name);
    if (imported) return imported;
  }
  const value = evaluator.evaluate(object);
  return value.kind === 'record' ? value.members.get(name) : undefined;
}

const DEDENTS = /^(?:dedent|outdent|stripIndents?)$/;

function readCall(node: Node, evaluator: Evaluator): CodeValue | undefined {
  const callee = node.childForFieldName('function') ?? node.childForFieldName('constructor');
  const given = node.childForFieldName('arguments');
  if (!callee) return undefined;
  const name = textOfNode(evaluator.source, callee).replaceAll(/\s+/g, '').slice(0, 200);
  const args = argumentsOf(given);
  if (DEDENTS.test(name) && args[0]) {
    const text = evaluator.evaluate(args[0]);
    return text.kind === 'text' ? dedentText(text, 'tag') : undefined;
  }
  // Any other tag makes of the text what it likes.
  if (given?.type === 'template_string') return undefined;
  return (
    readMethod(node, callee, evaluator) ?? {
      kind: 'call',
      callee: name,
      positional: args.map(evaluator.evaluate),
      named: new Map(),
      ...receiverOf(name, callee, evaluator),
      place: placeOf(evaluator, node),
    }
  );
}

function argumentsOf(given: Node | null): readonly Node[] {
  if (!given) return [];
  return given.type === 'template_string' ? [given] : childrenOf(given);
}

const TRIMS: ReadonlyMap<string, 'start' | 'end' | 'both'> = new Map([
  ['trim', 'both'],
  ['trimStart', 'start'],
  ['trimEnd', 'end'],
]);

/** Methods of texts and lists whose answer is as known as what they are called on. */
function readMethod(node: Node, callee: Node, evaluator: Evaluator): CodeText | undefined {
  const object = callee.childForFieldName('object');
  const method = callee.childForFieldName('property')?.text ?? '';
  if (!object) return undefined;
  if (method === 'join') return readJoin(node, object, evaluator);
  const ends = TRIMS.get(method);
  const value = ends && evaluator.evaluate(object);
  return ends && value?.kind === 'text' ? trimText(value, ends) : undefined;
}

function readJoin(node: Node, object: Node, evaluator: Evaluator): CodeText | undefined {
  const [separator] = argumentsOf(node.childForFieldName('arguments'));
  const between = separator && evaluator.evaluate(separator);
  const list = evaluator.evaluate(object);
  if (list.kind !== 'list' || between?.kind !== 'text') return undefined;
  return joinTexts(list, between, placeOf(evaluator, node));
}

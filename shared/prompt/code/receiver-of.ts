import type { Node } from 'web-tree-sitter';
import type { CodeCall } from './code-value.ts';
import type { Evaluator } from './evaluator.ts';

/** Methods of objects that were made with a model and its settings. */
const METHOD_OF_MODEL = /\.generate_?[cC]ontent/;

/** What a method is called on, for the methods that take settings from there. */
export function receiverOf(
  name: string,
  callee: Node,
  { evaluate }: Evaluator,
): Pick<CodeCall, 'receiver'> {
  const object = METHOD_OF_MODEL.test(name) ? callee.childForFieldName('object') : null;
  return object ? { receiver: evaluate(object) } : {};
}

import type { Node } from 'web-tree-sitter';

const NAMED = new Set([
  'function_declaration',
  'generator_function_declaration',
  'method_definition',
  'class_declaration',
  'function_definition',
  'class_definition',
]);
const FUNCTION_VALUES = /^(?:arrow_function|function_expression|function|generator_function)$/;

/** The names of the functions and classes around a node, then that of the variable that holds it. */
export function enclosingNames(path: readonly Node[]): {
  readonly around: readonly string[];
  readonly variable?: string;
} {
  const around: string[] = [];
  let variable: string | undefined;
  for (const node of path) {
    const name = nameOf(node);
    if (name === undefined) continue;
    const value = node.childForFieldName('value') ?? node.childForFieldName('right');
    if (NAMED.has(node.type) || FUNCTION_VALUES.test(value?.type ?? '')) {
      around.push(name);
      variable = undefined;
    } else variable = name;
  }
  return { around, ...(variable !== undefined && { variable }) };
}

function nameOf(node: Node): string | undefined {
  if (NAMED.has(node.type) || node.type === 'variable_declarator') return word(node, 'name');
  if (node.type === 'assignment' || node.type === 'assignment_expression')
    return word(node, 'left');
  if (/^(?:public_)?field_definition$/.test(node.type))
    return word(node, 'name') ?? word(node, 'property');
  return node.type === 'pair' ? word(node, 'key') : undefined;
}

/** `this.prompt`, `self.prompt` and `exports.prompt` are called `prompt`. */
function word(node: Node, field: string): string | undefined {
  const text = node
    .childForFieldName(field)
    ?.text.replaceAll(/^(?:this|self|cls|exports|module\.exports)\.|^["']|["']$/g, '');
  return text !== undefined && /^[\p{L}\p{N}_$-]{1,80}$/u.test(text) ? text : undefined;
}

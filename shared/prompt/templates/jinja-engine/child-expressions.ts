import type { Argument, Expression } from './ast.ts';

type Parent = Exclude<Expression, { readonly kind: 'name' }>;
type Call = Extract<Parent, { readonly kind: 'call' | 'filter' | 'test' }>;

/** The expressions right inside this one, in the order they are written. */
export function childrenOf(node: Parent): readonly Expression[] {
  if (isCall(node)) return [calledOf(node), ...argumentsOf(callOf(node))];
  switch (node.kind) {
    case 'literal':
      return [];
    case 'list':
      return node.items;
    case 'dict':
      return node.entries.flat();
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'ternary':
      return present([node.whenTrue, node.test, node.otherwise]);
    case 'member':
      return [node.object, node.key];
    case 'slice':
      return present([node.object, ...node.bounds]);
  }
}

function isCall(node: Parent): node is Call {
  return node.kind === 'call' || node.kind === 'filter' || node.kind === 'test';
}

function calledOf(node: Call): Expression {
  return node.kind === 'call' ? node.callee : node.operand;
}

function callOf(node: Call): { readonly args: readonly Argument[] } {
  if (node.kind === 'call') return node;
  return node.kind === 'filter' ? node.filter : node.test;
}

export function argumentsOf({
  args,
}: {
  readonly args: readonly Argument[];
}): readonly Expression[] {
  return args.map(({ value }) => value);
}

function present(nodes: readonly (Expression | undefined)[]): readonly Expression[] {
  return nodes.filter((node) => node !== undefined);
}

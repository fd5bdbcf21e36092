import type { Node } from 'web-tree-sitter';
import { type CodeSource, rangeOf, textOfNode } from './code-source.ts';
import { nameExpression } from './code-text.ts';
import type { CodeUnknown, CodeValue } from './code-value.ts';
import { evaluateJavascript } from './evaluate-javascript.ts';
import { evaluatePython } from './evaluate-python.ts';
import type { Evaluator } from './evaluator.ts';
import { findConstant, findMember, type FoundName } from './find-constant.ts';

/** The file a module is, when it is at hand; asks for it otherwise. */
export type FindModule = (module: string) => CodeSource | undefined;

/** Deeper expressions, and longer ones, are not written by people. */
const MAX_DEPTH = 60;
const MAX_NODES = 100_000;

/** Says what the expressions of a file are, following constants through it and into the modules at hand. */
export function createEvaluator(source: CodeSource, findModule: FindModule): Evaluator {
  let depth = 0;
  let nodes = 0;
  const constants = new Map<number, CodeValue>();
  const evaluateOne = source.language === 'python' ? evaluatePython : evaluateJavascript;
  const evaluator: Evaluator = {
    source,
    evaluate: (node) => {
      if (depth >= MAX_DEPTH || nodes >= MAX_NODES) return unknownOf(source, node);
      depth += 1;
      nodes += 1;
      const value = evaluateOne(node, evaluator) ?? unknownOf(source, node);
      depth -= 1;
      return value;
    },
    lookUp: (node, name) => lookUp(evaluator, { node, name }, { constants, findModule }),
    lookUpMember: (node, module, name) => {
      const found = findConstant(source, module, node.startIndex);
      if (found?.kind !== 'import') return undefined;
      return exportOf({ module: moduleOf(source, found) }, name, findModule);
    },
    unknown: (node) => unknownOf(source, node),
  };
  return evaluator;
}

function unknownOf(source: CodeSource, node: Node): CodeUnknown {
  const place = { path: source.path, range: rangeOf(node) };
  const written = textOfNode(source, node);
  const isMember = node.type === 'member_expression' || node.type === 'attribute';
  const isSpread = /^(?:spread_element|list_splat)$/.test(node.type);
  return {
    kind: 'unknown',
    ...nameExpression(written),
    place,
    ...(isSpread && { isSpread }),
    ...(isMember && { isGiven: true }),
  };
}

type Reach = {
  /** The constants that were met, by the node of their value. */
  readonly constants: Map<number, CodeValue>;
  readonly findModule: FindModule;
};

type Use = { readonly node: Node; readonly name: string };

/** `self.name` is asked for by the whole of it. */
const MEMBERS = /^(?:attribute|member_expression)$/;

function lookUp(
  evaluator: Evaluator,
  { node, name }: Use,
  { constants, findModule }: Reach,
): CodeValue | undefined {
  const find = MEMBERS.test(node.type) ? findMember : findConstant;
  const found = find(evaluator.source, name, node.startIndex);
  if (!found) return undefined;
  if (found.kind === 'import') return exportOf(found, found.imported, findModule);
  const unknown = evaluator.unknown(node);
  if (found.kind === 'unknown') return found.isGiven ? { ...unknown, isGiven: true } : unknown;
  const value = constantOf(evaluator, found.node, constants);
  if (value.kind === 'unknown') return unknown;
  if (value.kind !== 'list' || found.added.length === 0) return value;
  const added = found.added.map((item): CodeValue =>
    item.node ? evaluator.evaluate(item.node) : { ...unknown, isSpread: true },
  );
  return { ...value, items: [...value.items, ...added] };
}

function constantOf(
  evaluator: Evaluator,
  node: Node,
  constants: Map<number, CodeValue>,
): CodeValue {
  const known = constants.get(node.id);
  if (known) return known;
  // A constant that is made of itself is none.
  constants.set(node.id, evaluator.unknown(node));
  const value = evaluator.evaluate(node);
  constants.set(node.id, value);
  return value;
}

/** `from .texts import greetings` may import a module as well as a name. */
function moduleOf(
  { language }: CodeSource,
  { module, imported }: Extract<FoundName, { kind: 'import' }>,
): string {
  if (language !== 'python' || imported === undefined) return module;
  return module.endsWith('.') ? `${module}${imported}` : `${module}.${imported}`;
}

/** What a module at hand exports under a name: one import away and no further. */
function exportOf(
  { module }: { readonly module: string },
  name: string | undefined,
  findModule: FindModule,
): CodeValue | undefined {
  if (name === undefined) return undefined;
  const source = findModule(module);
  if (!source) return undefined;
  const exported = name === 'default' ? defaultOf(source) : name;
  const inside = createEvaluator(source, () => undefined);
  if (typeof exported !== 'string') return exported && inside.evaluate(exported);
  const found = findConstant(source, exported, source.root.endIndex - 1);
  return found?.kind === 'value' ? inside.evaluate(found.node) : undefined;
}

function defaultOf(source: CodeSource): Node | undefined {
  const statement = source.root.namedChildren.find(
    (child) => child.type === 'export_statement' && child.childForFieldName('value') !== null,
  );
  return statement?.childForFieldName('value') ?? undefined;
}

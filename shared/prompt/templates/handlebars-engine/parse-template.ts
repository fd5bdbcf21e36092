import { parse, type AST } from '@handlebars/parser';
import type { Range } from '../../../text/range.ts';
import { TemplateFailure } from '../meter.ts';
import type { Call, Expression, Literal, Node, Path, Program } from './ast.ts';
import { checkNesting } from './check-nesting.ts';

/** Parses a template; throws a `TemplateFailure` that says what is wrong with it. */
export function parseTemplate(text: string): Program {
  checkNesting(text);
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
  return readProgram(parseText(text), { text, starts });
}

function parseText(text: string): AST.Program {
  try {
    return parse(text);
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new TemplateFailure(`the template cannot be parsed: ${message.slice(0, 200)}`);
  }
}

/** The template, and where its lines start as the parser counts them. */
type Source = { readonly text: string; readonly starts: readonly number[] };

function readProgram(program: AST.Program, source: Source): Program {
  return {
    body: program.body.flatMap((node) => readNode(node, source) ?? []),
    blockParams: program.blockParams ?? [],
  };
}

function readNode(node: AST.Statement, source: Source): Node | undefined {
  if (isContent(node)) return { kind: 'text', text: node.value };
  if (isMustache(node)) {
    const call = { callee: readCallee(node.path), ...readArguments(node) };
    return { kind: 'mustache', tag: tagOf(node.path, source), call };
  }
  if (isBlock(node)) return readBlock(node, source);
  if (isPartial(node)) {
    return {
      kind: 'partial',
      tag: tagOf(node.name, source),
      name: readExpression(node.name),
      call: readArguments(node),
      indent: node.indent,
    };
  }
  if (node.type === 'CommentStatement') return undefined;
  throw new TemplateFailure('blocks of partials and decorators are not supported');
}

function readBlock(node: AST.BlockStatement, source: Source): Node {
  // The types do not say so, but either program may be absent.
  const { program, inverse }: { program?: AST.Program; inverse?: AST.Program } = node;
  return {
    kind: 'block',
    tag: tagOf(node.path, source),
    call: { callee: readCallee(node.path), ...readArguments(node) },
    program: program && readProgram(program, source),
    inverse: inverse && readProgram(inverse, source),
  };
}

function readArguments(node: {
  readonly params: readonly AST.Expression[];
  readonly hash?: AST.Hash;
}): Omit<Call, 'callee'> {
  const pairs = node.hash?.pairs ?? [];
  return {
    params: node.params.map(readExpression),
    hash: new Map(pairs.map(({ key, value }) => [key, readExpression(value)])),
  };
}

function readCallee(node: AST.Expression): Path | Literal {
  const expression = readExpression(node);
  if (expression.kind === 'call') throw new TemplateFailure('a helper has no name of its own');
  return expression;
}

function readExpression(node: AST.Expression): Expression {
  if (isPath(node)) return readPath(node);
  if (isSubExpression(node)) {
    return {
      kind: 'call',
      call: { callee: readCallee(node.path), ...readArguments(node) },
    };
  }
  if (isScalar(node)) return { kind: 'literal', value: node.value };
  if (node.type === 'NullLiteral') return { kind: 'literal', value: null };
  if (node.type === 'UndefinedLiteral') return { kind: 'literal', value: undefined };
  throw new TemplateFailure('lists and objects written in a tag are not supported');
}

function readPath({ data, depth, parts, original }: AST.PathExpression): Path {
  const names = parts.map((part) => {
    if (typeof part !== 'string') throw new TemplateFailure('a path starts with a helper');
    return part;
  });
  const isScoped = /^(?:\.|this\b)/.test(original);
  return { kind: 'path', isData: data, depth, parts: names, isScoped };
}

/** The range of the tag around an expression. */
function tagOf(inside: AST.Node, { text, starts }: Source): Range {
  const { line, column } = inside.loc.start;
  const place = (starts[line - 1] ?? 0) + column;
  let start = Math.max(0, text.lastIndexOf('{{', place));
  while (text.charAt(start - 1) === '{') start -= 1;
  const close = text.indexOf('}}', place);
  let end = close === -1 ? text.length : close + 2;
  while (text.charAt(end) === '}' && end - close < braces(text, start)) end += 1;
  return { start, end };
}

function braces(text: string, start: number): number {
  let count = 0;
  while (text.charAt(start + count) === '{') count += 1;
  return count;
}

function isContent(node: AST.Node): node is AST.ContentStatement {
  return node.type === 'ContentStatement';
}

function isMustache(node: AST.Node): node is AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: AST.Node): node is AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isPartial(node: AST.Node): node is AST.PartialStatement {
  return node.type === 'PartialStatement';
}

function isPath(node: AST.Node): node is AST.PathExpression {
  return node.type === 'PathExpression';
}

function isSubExpression(node: AST.Node): node is AST.SubExpression {
  return node.type === 'SubExpression';
}

function isScalar(node: AST.Node): node is AST.StringLiteral | AST.NumberLiteral {
  return ['StringLiteral', 'NumberLiteral', 'BooleanLiteral'].includes(node.type);
}

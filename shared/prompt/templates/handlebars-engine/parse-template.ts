import { parse } from '@handlebars/parser';
import type { Range } from '../../../text/range.ts';
import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Call, Expression, Literal, Node, Path, Program } from './ast.ts';
import { checkNesting } from './check-nesting.ts';
import type {
  ParsedArguments,
  ParsedBlock,
  ParsedExpression,
  ParsedPath,
  ParsedProgram,
  ParsedStatement,
} from './parser-nodes.ts';

/** Parses a template; throws a `TemplateFailure` that says what is wrong with it. */
export function parseTemplate(text: string): Program {
  checkNesting(text);
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
  return readProgram(parseText(text), { text, starts });
}

function parseText(text: string): ParsedProgram {
  try {
    return parse(text);
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new TemplateFailure(sentence`the template cannot be parsed: ${message.slice(0, 200)}`);
  }
}

/** The template, and where its lines start as the parser counts them. */
type Source = { readonly text: string; readonly starts: readonly number[] };

function readProgram(program: ParsedProgram, source: Source): Program {
  return {
    body: program.body.flatMap((node) => readNode(node, source) ?? []),
    blockParams: program.blockParams ?? [],
  };
}

function readNode(node: ParsedStatement, source: Source): Node | undefined {
  switch (node.type) {
    case 'ContentStatement':
      return { kind: 'text', text: node.value };
    case 'MustacheStatement': {
      const call = { callee: readCallee(node.path), ...readArguments(node) };
      return { kind: 'mustache', tag: tagOf(node.path, source), call };
    }
    case 'BlockStatement':
      return readBlock(node, source);
    case 'PartialStatement': {
      const { indent } = node;
      const name = readExpression(node.name);
      return {
        kind: 'partial',
        tag: tagOf(node.name, source),
        name,
        call: readArguments(node),
        indent,
      };
    }
    case 'CommentStatement':
      return undefined;
    case 'PartialBlockStatement':
    case 'Decorator':
    case 'DecoratorBlock':
      throw new TemplateFailure(sentence`blocks of partials and decorators are not supported`);
  }
}

function readBlock(node: ParsedBlock, source: Source): Node {
  return {
    kind: 'block',
    tag: tagOf(node.path, source),
    call: { callee: readCallee(node.path), ...readArguments(node) },
    program: node.program && readProgram(node.program, source),
    inverse: node.inverse && readProgram(node.inverse, source),
  };
}

function readArguments({ params, hash }: ParsedArguments): Omit<Call, 'callee'> {
  const pairs = hash?.pairs ?? [];
  return {
    params: params.map(readExpression),
    hash: new Map(pairs.map(({ key, value }) => [key, readExpression(value)])),
  };
}

function readCallee(node: ParsedExpression): Path | Literal {
  const expression = readExpression(node);
  if (expression.kind === 'call')
    throw new TemplateFailure(sentence`a helper has no name of its own`);
  return expression;
}

function readExpression(node: ParsedExpression): Expression {
  switch (node.type) {
    case 'PathExpression':
      return readPath(node);
    case 'SubExpression':
      return { kind: 'call', call: { callee: readCallee(node.path), ...readArguments(node) } };
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: node.value };
    case 'NullLiteral':
      return { kind: 'literal', value: null };
    case 'UndefinedLiteral':
      return { kind: 'literal', value: undefined };
    case 'ArrayLiteral':
    case 'HashLiteral':
      throw new TemplateFailure(sentence`lists and objects written in a tag are not supported`);
  }
}

function readPath({ data, depth, parts, original }: ParsedPath): Path {
  const names = parts.map((part) => {
    if (typeof part !== 'string') throw new TemplateFailure(sentence`a path starts with a helper`);
    return part;
  });
  return {
    kind: 'path',
    isData: data,
    depth,
    parts: names,
    isScoped: /^(?:\.|this\b)/.test(original),
  };
}

/** The range of the tag around an expression. */
function tagOf(inside: ParsedExpression, { text, starts }: Source): Range {
  const { line, column } = inside.loc.start;
  const place = (starts[line - 1] ?? 0) + column;
  let start = Math.max(0, text.lastIndexOf('{{', place));
  while (text.charAt(start - 1) === '{') start -= 1;
  const close = text.indexOf('}}', place);
  let end = close === -1 ? text.length : close + 2;
  // As many braces close a tag as opened it, `{{{name}}}` too.
  while (text.charAt(end) === '}' && text.charAt(start + end - close) === '{') end += 1;
  return { start, end };
}

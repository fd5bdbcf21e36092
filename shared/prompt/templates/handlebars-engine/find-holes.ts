import type { Range } from '../../../text/range.ts';
import { answerFailure } from '../meter.ts';
import type { Call, Expression, Node, Path, Program } from './ast.ts';
import { isHelper } from './block-helpers.ts';
import { helperName } from './evaluate.ts';
import { parseTemplate } from './parse-template.ts';

export type Hole = { readonly name: string; readonly range: Range };

/** How many `../` lead to the given variables, and the names of block parameters on the way. */
type Place = { readonly depth: number; readonly locals: readonly string[] };

/**
 * Every variable that must be given, once for each tag that reads it, in order: a plain name inside `{{#each}}` is a
 * member of the item, so it is no hole. A template that cannot be parsed shows its plain `{{name}}` tags.
 */
export function findHoles(text: string): readonly Hole[] {
  const parsed = answerFailure(() => ({ kind: 'parsed' as const, program: parseTemplate(text) }));
  if (parsed.kind === 'failed') return findPlainHoles(text);
  const holes: Hole[] = [];
  walkProgram(holes, parsed.program, { depth: 0, locals: [] });
  return holes;
}

// The look-ahead keeps the name whole, so that a long one is read once and not once for each of its letters.
const PLAIN_TAG =
  /\{\{\{?~?\s*(@?[\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_])[\p{L}\p{N}_.[\]\s]*~?\}\}/gu;

function findPlainHoles(text: string): readonly Hole[] {
  return Array.from(text.matchAll(PLAIN_TAG), (match) => ({
    name: match[1] ?? '',
    range: { start: match.index, end: match.index + match[0].length },
  })).filter(({ name }) => !isHelper(name) && name !== 'else');
}

function walkProgram(holes: Hole[], program: Program | undefined, place: Place): void {
  for (const node of program?.body ?? []) walkNode(holes, node, place);
}

function walkNode(holes: Hole[], node: Node, place: Place): void {
  switch (node.kind) {
    case 'text':
      return;
    case 'mustache':
      note(holes, node.tag, namesInCall(node.call, place));
      return;
    case 'partial': {
      const inName = node.name.kind === 'call' ? namesIn(node.name, place) : [];
      note(holes, node.tag, [...inName, ...namesInArguments(node.call, place)]);
      return;
    }
    case 'block':
      note(holes, node.tag, namesInCall(node.call, place));
      walkProgram(holes, node.program, inside(node, place));
      walkProgram(holes, node.inverse, place);
  }
}

const KEEPS_THIS = new Set(['if', 'unless', 'ifEquals', 'unlessEquals', 'role', 'section']);

function inside(
  { call, program }: Extract<Node, { readonly kind: 'block' }>,
  { depth, locals }: Place,
): Place {
  const name = helperName(call.callee);
  const keepsThis = name !== undefined && KEEPS_THIS.has(name);
  return {
    depth: keepsThis ? depth : depth + 1,
    locals: [...locals, ...(program?.blockParams ?? [])],
  };
}

function note(holes: Hole[], range: Range, names: readonly string[]): void {
  for (const name of new Set(names)) holes.push({ name, range });
}

function namesInCall(call: Call, place: Place): readonly string[] {
  const name = helperName(call.callee);
  const hasArguments = call.params.length > 0 || call.hash.size > 0;
  const isCall = hasArguments || (name !== undefined && isHelper(name));
  return [...(isCall ? [] : namesIn(call.callee, place)), ...namesInArguments(call, place)];
}

function namesInArguments({ params, hash }: Omit<Call, 'callee'>, place: Place): readonly string[] {
  return [...params, ...hash.values()].flatMap((node) => namesIn(node, place));
}

function namesIn(node: Expression, place: Place): readonly string[] {
  if (node.kind === 'literal') return [];
  return node.kind === 'path' ? nameOfPath(node, place) : namesInCall(node.call, place);
}

const LOOP_DATA = new Set(['index', 'key', 'first', 'last']);

function nameOfPath({ isData, depth, parts, isScoped }: Path, place: Place): readonly string[] {
  const [first, second] = parts;
  if (first === undefined) return [];
  if (isData) {
    if (first === 'root') return second === undefined ? [] : [second];
    return LOOP_DATA.has(first) ? [] : [`@${first}`];
  }
  if (depth === 0 && !isScoped && place.locals.includes(first)) return [];
  return depth === place.depth ? [first] : [];
}

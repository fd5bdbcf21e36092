import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Node, Program } from './ast.ts';
import { evaluate, helperName, readPath, unknownHelper } from './evaluate.ts';
import { enter, isList, isObject, withData, withLocals, type Frame, type Value } from './frame.ts';

export type Block = Extract<Node, { readonly kind: 'block' }>;

/** Writes a program of a block in the frame the block gives it. */
export type Write = (frame: Frame, program: Program | undefined) => void;

type BlockHelper = (frame: Frame, block: Block, write: Write) => void;

/** Handlebars' own block helpers and dotprompt's; what is not here is no helper. */
const BLOCK_HELPERS: ReadonlyMap<string, BlockHelper> = new Map<string, BlockHelper>([
  ['if', (frame, block, write) => choose(frame, block, { write, holds: isGiven(frame, block) })],
  [
    'unless',
    (frame, block, write) => choose(frame, block, { write, holds: !isGiven(frame, block) }),
  ],
  [
    'ifEquals',
    (frame, block, write) => choose(frame, block, { write, holds: areEqual(frame, block) }),
  ],
  [
    'unlessEquals',
    (frame, block, write) => choose(frame, block, { write, holds: !areEqual(frame, block) }),
  ],
  ['each', (frame, block, write) => writeEach(frame, block, { write, value: first(frame, block) })],
  ['with', (frame, block, write) => writeWith(frame, block, { write, value: first(frame, block) })],
]);

/** Helpers that write one thing and would drop the body of a block without a word. */
const INLINE_HELPERS = new Set(['role', 'history', 'media', 'section', 'json', 'lookup', 'log']);

export function isHelper(name: string): boolean {
  return BLOCK_HELPERS.has(name) || INLINE_HELPERS.has(name);
}

export function writeBlock(frame: Frame, block: Block, write: Write): void {
  const name = helperName(block.call.callee);
  const helper = name === undefined ? undefined : BLOCK_HELPERS.get(name);
  if (helper) {
    helper(frame, block, write);
    return;
  }
  if (name !== undefined && INLINE_HELPERS.has(name)) {
    throw new TemplateFailure(
      sentence`{{#${name}}} has a body, which dotprompt drops; write {{${name} …}} in front of the text`,
    );
  }
  if (block.call.params.length > 0 || block.call.hash.size > 0) throw unknownHelper(name);
  writeSection(frame, block, write);
}

/** `{{#name}}`: true keeps `this`, a list is visited, anything else that is there becomes `this`. */
function writeSection(frame: Frame, block: Block, write: Write): void {
  const { callee } = block.call;
  const value = callee.kind === 'path' ? readPath(frame, callee, true) : callee.value;
  if (value === true) write(frame, block.program);
  else if (value === false || value === undefined || value === null) write(frame, block.inverse);
  else if (isList(value)) writeEach(frame, block, { write, value });
  else write(withLocals(enter(frame, value), paramsOf(block), [value]), block.program);
}

type Choice = { readonly write: Write; readonly holds: boolean };

function choose(frame: Frame, { program, inverse }: Block, { write, holds }: Choice): void {
  write(frame, holds ? program : inverse);
}

/** Handlebars' truth: an empty list is not given, and neither is 0 unless `includeZero` says so. */
function isGiven(frame: Frame, { call }: Block): boolean {
  const [param] = call.params;
  if (!param) throw new TemplateFailure(sentence`{{#if}} and {{#unless}} need a value`);
  const value = evaluate(frame, param, true);
  const zero = call.hash.get('includeZero');
  if (value === 0) return zero !== undefined && Boolean(evaluate(frame, zero));
  return isList(value) ? value.length > 0 : Boolean(value);
}

function areEqual(frame: Frame, { call }: Block): boolean {
  const [a, b] = call.params;
  if (!a || !b) throw new TemplateFailure(sentence`{{#ifEquals}} needs two values`);
  const left = evaluate(frame, a);
  if (typeof left === 'string') frame.run.meter.produce(left.length);
  return left === evaluate(frame, b);
}

function first(frame: Frame, { call }: Block): Value {
  const [param] = call.params;
  if (!param) throw new TemplateFailure(sentence`{{#each}} and {{#with}} need a value`);
  return evaluate(frame, param);
}

type Given = { readonly write: Write; readonly value: Value };

function writeWith(frame: Frame, block: Block, { write, value }: Given): void {
  const isEmpty = isList(value) ? value.length === 0 : !value && value !== 0;
  if (isEmpty) write(frame, block.inverse);
  else write(withLocals(enter(frame, value), paramsOf(block), [value]), block.program);
}

function writeEach(frame: Frame, block: Block, { write, value }: Given): void {
  const entries = entriesOf(value);
  if (entries.length === 0) write(frame, block.inverse);
  const last = entries.length - 1;
  for (const [index, [key, item]] of entries.entries()) {
    frame.run.meter.spend();
    const data = new Map<string, Value>([
      ['key', key],
      ['index', index],
      ['first', index === 0],
      ['last', index === last],
    ]);
    const inner = withLocals(enter(withData(frame, data), item), paramsOf(block), [item, key]);
    write(inner, block.program);
  }
}

function entriesOf(value: Value): readonly (readonly [string | number, Value])[] {
  if (isList(value)) return value.map((item, index) => [index, item]);
  return isObject(value) ? Object.entries(value) : [];
}

function paramsOf({ program }: Block): readonly string[] {
  return program?.blockParams ?? [];
}

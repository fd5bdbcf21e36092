import type { Node } from 'web-tree-sitter';
import type { CallDraft } from './call-draft.ts';
import { mayMarkCache } from './may-mark-cache.ts';
import { CALLED, SDK_CALLS } from './calls/index.ts';
import type { SdkCall } from './calls/sdk-call.ts';
import { type CodeSource, textOfNode } from './code-source.ts';
import type { CodeCall } from './code-value.ts';
import { enclosingNames } from './enclosing-name.ts';
import type { Evaluator } from './evaluator.ts';

/** A prompt as its code has it: what is sent, what to call it, and the code it stands in. */
export type FoundPrompt = {
  readonly draft: CallDraft;
  readonly name: string;
  readonly node: Node;
};

/** A person's file has fewer. */
export const MAX_CALLS = 300;
const CALLS = /^(?:call_expression|new_expression|call)$/;

/** Every call of a known library, in the order of the file. */
export function findCalls({ source, evaluate }: Evaluator): readonly FoundPrompt[] {
  const found: FoundPrompt[] = [];
  const calls = SDK_CALLS.filter(({ needs }) => !needs || needs.test(source.text));
  const seen = new Set<number>();
  for (const { index } of source.text.matchAll(CALLED)) {
    if (seen.size >= MAX_CALLS) break;
    const path = source.pathTo(index);
    const node = callAround(path, index);
    if (!node || seen.has(node.id)) continue;
    const callee = calleeOf(source, node);
    const readers = calls.filter((call) => call.callee.test(callee));
    if (readers.length === 0) continue;
    seen.add(node.id);
    const value = evaluate(node);
    if (value.kind !== 'call') continue;
    const read = readCall(value, readers);
    if (!read) continue;
    const name = nameCall(read.reader, path.slice(0, path.indexOf(node)), callee);
    found.push({ draft: read.draft, node, name });
  }
  return found;
}

type ReadCall = { readonly draft: CallDraft; readonly reader: SdkCall };

function readCall(call: CodeCall, readers: readonly SdkCall[]): ReadCall | undefined {
  for (const reader of readers) {
    const draft = reader.read(call);
    if (!draft) continue;
    draft.isOpen ||= reader.isTemplate === true || mayMarkCache(call);
    return { draft, reader };
  }
  return undefined;
}

/** The call whose callee ends with the word at `offset`. */
function callAround(path: readonly Node[], offset: number): Node | undefined {
  const leaf = path.at(-1);
  if (leaf?.startIndex !== offset || !leaf.type.endsWith('identifier')) return undefined;
  const call = path.slice(-4, -1).findLast(({ type }) => CALLS.test(type));
  const callee = call && calleeNode(call);
  return callee?.endIndex === leaf.endIndex ? call : undefined;
}

function calleeNode(call: Node): Node | null {
  return call.childForFieldName('function') ?? call.childForFieldName('constructor');
}

function calleeOf(source: CodeSource, call: Node): string {
  const callee = calleeNode(call);
  if (!callee) return '';
  // A long chain of calls may stand before the name.
  return textOfNode(source, callee)
    .slice(-300)
    .replaceAll(/[\s?!]+/g, '');
}

function nameCall({ isTemplate }: SdkCall, path: readonly Node[], callee: string): string {
  const { around, variable } = enclosingNames(path);
  const isHeld = variable !== undefined && (isTemplate === true || around.length === 0);
  const names = isHeld ? [...around, variable] : around;
  return names.length > 0 ? names.join('.') : callee.slice(callee.lastIndexOf('.') + 1);
}

import { sentence } from '../../../text/sentence.ts';
import type { ConfigReader } from './config-reader.ts';
import type { PromptText } from './prompt-text.ts';
import {
  childOf,
  entriesOf,
  isObject,
  isText,
  itemsOf,
  keySpanOfNode,
  spanOfNode,
  textNodeOf,
  textOf,
} from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';

/** A config with more prompts than this is read up to here. */
export const MAX_PROMPTS = 2000;

/** One entry of a config's `prompts`: a text or a reference, with what the config says about it. */
export type PromptEntry = {
  /** promptfoo's `raw`: the prompt itself or what leads to it. */
  readonly text: PromptText;
  readonly label?: string;
  /** The `id` of an entry that has its text in `raw`. */
  readonly id?: string;
  readonly config?: SourceNode;
  readonly isFunction: boolean;
  /** `prompts[2]`. */
  readonly place: string;
};

/** More than one config can have prompts, so that the last one is seen to be too many. */
const MAX_ENTRIES = MAX_PROMPTS + 1;

/** The entries of `prompts`, which may be a text, a list or promptfoo's old map of path → label. */
export function* readPromptEntries(
  reader: ConfigReader,
  prompts: SourceNode | undefined,
): Generator<PromptEntry> {
  if (!prompts) return;
  if (isText(prompts)) {
    yield { text: textAt(prompts), isFunction: false, place: 'prompts[0]' };
    return;
  }
  if (isObject(prompts.value)) {
    for (const [index, [raw, node]] of entriesOf(prompts).slice(0, MAX_ENTRIES).entries()) {
      const label = isText(node) ? { label: node.value } : {};
      const text = { text: raw, span: keySpanOfNode(node) };
      yield { text, ...label, isFunction: false, place: `prompts[${index}]` };
    }
    return;
  }
  if (!Array.isArray(prompts.value)) {
    const message = sentence`"prompts" is no text, list or map`;
    const hint = sentence`Write a list of prompts or of file:// references.`;
    reader.report(spanOfNode(prompts), { severity: 'error', message, hint });
    return;
  }
  for (const [index, item] of itemsOf(prompts, MAX_ENTRIES).entries()) {
    const entry = readEntry(item, `prompts[${index}]`);
    if (entry) yield entry;
    else {
      const message = sentence`A prompt is no text and has neither "raw" nor "id"`;
      const hint = sentence`Write the text, a file:// reference, or a map with "raw" or "id".`;
      reader.report(spanOfNode(item), { severity: 'error', message, hint });
    }
  }
}

function readEntry(item: SourceNode, place: string): PromptEntry | undefined {
  if (isText(item)) return { text: textAt(item), isFunction: false, place };
  const raw = filled(textNodeOf(item, 'raw'));
  const id = filled(textNodeOf(item, 'id'));
  const source = raw ?? id;
  const isFunction = childOf(item, 'function') !== undefined;
  if (!source && !isFunction) return undefined;
  const label = textOf(item, 'label');
  const config = childOf(item, 'config');
  return {
    text: source ? textAt(source) : { text: '', span: spanOfNode(item) },
    ...(label === undefined ? {} : { label }),
    ...(raw && id ? { id: id.value } : {}),
    ...(config ? { config } : {}),
    isFunction,
    place,
  };
}

function filled(node: TextNode | undefined): TextNode | undefined {
  return node?.value === '' ? undefined : node;
}

function textAt(node: TextNode): PromptText {
  return { text: node.value, span: spanOfNode(node) };
}

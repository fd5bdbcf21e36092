import { sentence } from '../../../text/sentence.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import type { ConfigReader } from './config-reader.ts';
import { isProgram } from './prompt-reference.ts';
import {
  childOf,
  entriesOf,
  isList,
  isObject,
  isText,
  itemsOf,
  keySpanOfNode,
  spanOfNode,
  textNodeOf,
  textOf,
} from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';

/** A provider of a config: a model and the settings it is called with. */
export type Provider = {
  /** As written: `openai:chat:gpt-4o`. */
  readonly id: string;
  readonly span: SourceSpan;
  readonly config?: SourceNode;
  /** Labels or ids of the only prompts it gets. */
  readonly prompts?: readonly string[];
};

/** A file of providers may not refer to another one. */
const MAX_DEPTH = 1;

const MAX_PROVIDERS = 200;

/** The providers under `providers` or `targets`: a text, a list, or references to YAML files of them. */
export async function loadProviders(
  reader: ConfigReader,
  node: SourceNode | undefined,
): Promise<readonly Provider[]> {
  const providers = node ? await loadNode(reader, node, 0) : [];
  if (node && providers.length > MAX_PROVIDERS) {
    const message = sentence`Only the first ${MAX_PROVIDERS} providers are read`;
    reader.report(spanOfNode(node), {
      severity: 'error',
      message,
      hint: sentence`Split the config.`,
    });
  }
  return providers.slice(0, MAX_PROVIDERS);
}

async function loadNode(
  reader: ConfigReader,
  node: SourceNode,
  depth: number,
): Promise<readonly Provider[]> {
  if (isList(node.value)) {
    const loaded: Provider[] = [];
    for (const item of itemsOf(node, MAX_PROVIDERS + 1))
      loaded.push(...(await loadNode(reader, item, depth)));
    return loaded;
  }
  if (isText(node)) return loadText(reader, node, depth);
  const provider = isObject(node.value) ? readProvider(node) : undefined;
  if (provider) return [provider];
  const message = sentence`A provider is no text and has no "id"`;
  const hint = sentence`Write a provider id such as openai:chat:gpt-4o, or a map with "id".`;
  reader.report(spanOfNode(node), { severity: 'error', message, hint });
  return [];
}

/** A provider id; `file://` of a YAML or JSON file stands for the providers in it, of a program for itself. */
async function loadText(
  reader: ConfigReader,
  node: TextNode,
  depth: number,
): Promise<readonly Provider[]> {
  const at = spanOfNode(node);
  const isFile = node.value.startsWith('file://') && /\.(?:ya?ml|json)$/i.test(node.value);
  if (!isFile || isProgram(node.value)) return [{ id: node.value, span: at }];
  if (depth >= MAX_DEPTH) {
    const message = sentence`A file of providers refers to another one`;
    reader.report(at, {
      severity: 'error',
      message,
      hint: sentence`List the providers in one file.`,
    });
    return [];
  }
  const file = await reader.read({ written: node.value, at });
  const root = file && reader.parse(file);
  return root ? loadNode(reader, root, depth + 1) : [];
}

/** `{id, config, prompts}`, or the older `{openai:gpt-4o: {config, prompts}}`. */
function readProvider(node: SourceNode): Provider | undefined {
  const id = textNodeOf(node, 'id');
  if (id) return providerOf(id.value, spanOfNode(id), node);
  const [entry] = entriesOf(node);
  if (!entry) return undefined;
  const [key, settings] = entry;
  return providerOf(textOf(settings, 'id') ?? key, keySpanOfNode(settings), settings);
}

function providerOf(id: string, span: SourceSpan, settings: SourceNode): Provider {
  const config = childOf(settings, 'config');
  const prompts = childOf(settings, 'prompts');
  return {
    id,
    span,
    ...(config ? { config } : {}),
    ...(prompts ? { prompts: readPromptNames(prompts) } : {}),
  };
}

/** The names in a `prompts` filter of a provider or a test; nobody lists more than a hundred by hand. */
export function readPromptNames(node: SourceNode): readonly string[] {
  return itemsOf(node, 100)
    .filter(isText)
    .map(({ value }) => value);
}

/**
 * Whether a filter lets a prompt through: by label or id, by group (`group` matches `group:…`) or with a star at
 * the end (promptfoo src/util/promptMatching.ts). No filter lets everything through.
 */
export function isAllowed(
  names: readonly string[],
  filter: readonly string[] | undefined,
): boolean {
  if (!filter) return true;
  return filter.some((wanted) =>
    names.some(
      (name) =>
        name === wanted ||
        name.startsWith(`${wanted}:`) ||
        (wanted.endsWith('*') && name.startsWith(wanted.slice(0, -1))),
    ),
  );
}

import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import type { ModelRef } from '../../prompt.ts';
import type { ConfigReader } from './config-reader.ts';
import type { Provider } from './load-providers.ts';
import { childOf, isList, isObject, isText, itemsOf, spanOfNode, textOf } from './source-node.ts';
import type { SourceNode } from './source-node.ts';

/** What a provider sends beside the prompt; equal tools are one and the same list, and so are equal schemas. */
export type CallSettings = {
  readonly model: ModelRef;
  readonly tools: readonly Json[];
  /** One schema or none. */
  readonly schema: readonly Json[];
};

/** Names of the output limit over all of promptfoo's providers, as its examples use them. */
const LIMIT_KEYS = [
  'max_tokens',
  'maxTokens',
  'max_completion_tokens',
  'maxCompletionTokens',
  'max_output_tokens',
  'maxOutputTokens',
  'max_new_tokens',
  'max_gen_len',
  'max_tokens_to_sample',
  'num_predict',
] as const;

/** Objects inside a provider's config that may hold the limit or the schema: Gemini, Nova, watsonx. */
const NESTED_KEYS = ['generationConfig', 'inferenceConfig', 'interfaceConfig', 'parameters'];

/** The settings of one call: the prompt's own `config` goes over the provider's, key by key. */
export type ReadCall = (
  provider: Provider,
  promptConfig: SourceNode | undefined,
) => Promise<CallSettings>;

/** Reads each list of tools and each schema once, however many prompts and providers share it. */
export function createCallReader(reader: ConfigReader): ReadCall {
  const known = new Map<Json, Extras>();
  const distinct = new Map([['[]', NO_EXTRAS]]);
  const once = async (node: SourceNode | undefined, read: ReadExtras): Promise<Extras> => {
    if (!node) return NO_EXTRAS;
    const seen = known.get(node.value);
    if (seen) return seen;
    const fresh = await read(reader, node);
    const text = JSON.stringify(fresh.values);
    const extras = distinct.get(text) ?? fresh;
    distinct.set(text, extras);
    known.set(node.value, extras);
    return extras;
  };
  return async (provider, promptConfig) => {
    const configs = [promptConfig, provider.config].filter((config) => config !== undefined);
    const tools = await once(firstOf(configs, findTools), readTools);
    const schema = await once(firstOf(configs, findSchema), readSchema);
    return { model: modelOf(provider, configs), tools: tools.values, schema: schema.values };
  };
}

/** Tools, or the one schema of a call; none when the request carries none. */
type Extras = { readonly values: readonly Json[] };

type ReadExtras = (reader: ConfigReader, node: SourceNode) => Promise<Extras>;

const NO_EXTRAS: Extras = { values: [] };

function modelOf({ id, span }: Provider, configs: readonly SourceNode[]): ModelRef {
  const maxOutputTokens = firstOf(configs, findLimit);
  const model = firstOf(configs, (config) => textOf(config, 'model'));
  return {
    id: model === undefined ? id : withModel(id, model),
    span,
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
  };
}

function firstOf<T>(
  configs: readonly SourceNode[],
  read: (config: SourceNode) => T | undefined,
): T | undefined {
  for (const config of configs) {
    const value = read(config);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `config.model` over the model of the id; the vendor before the first colon stays, other schemes name none. */
function withModel(id: string, model: string): string {
  if (id === model || id.endsWith(`:${model}`)) return id;
  const vendor = /^[a-z][a-z0-9-]*(?=:|$)/i.exec(id)?.[0];
  const isVendor =
    vendor !== undefined && !/^(?:file|https?|wss?|exec|python|package)$/i.test(vendor);
  return isVendor ? `${vendor}:${model}` : model;
}

function findLimit(config: SourceNode): number | undefined {
  for (const holder of [config, ...NESTED_KEYS.map((key) => childOf(config, key))]) {
    for (const key of LIMIT_KEYS) {
      const limit = asCount(childOf(holder, key)?.value);
      if (limit !== undefined) return limit;
    }
  }
  return undefined;
}

function asCount(value: Json | undefined): number | undefined {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : undefined;
}

/** `tools`, OpenAI's old `functions` and Bedrock's `toolConfig.tools`. */
function findTools(config: SourceNode): SourceNode | undefined {
  return (
    childOf(config, 'tools') ??
    childOf(config, 'functions') ??
    childOf(childOf(config, 'toolConfig'), 'tools')
  );
}

async function readTools(reader: ConfigReader, node: SourceNode): Promise<Extras> {
  const loaded = await followFile(reader, node);
  const tools: Json[] = [];
  for (const item of isList(loaded?.value) ? itemsOf(loaded) : loaded ? [loaded] : []) {
    const tool = (await followFile(reader, item))?.value;
    if (isList(tool)) tools.push(...tool);
    else if (isObject(tool)) tools.push(tool);
  }
  return { values: tools };
}

function findSchema(config: SourceNode): SourceNode | undefined {
  const gemini = childOf(config, 'generationConfig');
  return (
    childOf(config, 'response_format') ??
    childOf(config, 'responseSchema') ??
    childOf(config, 'response_schema') ??
    childOf(gemini, 'responseSchema') ??
    childOf(gemini, 'response_schema')
  );
}

/** A JSON schema that is sent with the request; `{type: json_object}` is none. */
async function readSchema(reader: ConfigReader, node: SourceNode): Promise<Extras> {
  const loaded = await followFile(reader, node);
  if (!loaded || !isObject(loaded.value)) return NO_EXTRAS;
  const wrapper = childOf(loaded, 'json_schema') ?? loaded;
  const schema = childOf(wrapper, 'schema');
  const followed = schema ? await followFile(reader, schema) : wrapper;
  const type = loaded.value['type'];
  const isSchema = schema !== undefined || (type !== 'json_object' && type !== 'text');
  return isSchema && followed ? { values: [followed.value] } : NO_EXTRAS;
}

/** The value behind a `file://` of a YAML or JSON file; a program or a template makes a value nobody can read here. */
async function followFile(reader: ConfigReader, node: SourceNode): Promise<SourceNode | undefined> {
  if (!isText(node) || !node.value.startsWith('file://')) return node;
  const at = spanOfNode(node);
  if (!/\.(?:ya?ml|json)$/i.test(node.value)) {
    const message = sentence`Tools or a schema made by a program are not counted`;
    const hint = sentence`Record the suite, so that they are counted as part of the recorded input.`;
    reader.report(at, { severity: 'warning', message, hint });
    return undefined;
  }
  const file = await reader.read({ written: node.value, at });
  return file && reader.parse(file);
}

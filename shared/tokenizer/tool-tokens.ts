import type { ModelId } from '../model/model-id.ts';
import type { Json } from '../text/json.ts';
import { claudeToolPromptTokens } from './claude-tool-prompts.ts';
import { plainModelName } from './find-counting.ts';
import { jsonText } from './json-text.ts';
import type { Tokenizer } from './tokenizer.ts';

/**
 * Tokens of the tool definitions of a request; always an estimate. OpenAI's models by the rule in its cookbook, the
 * others by their JSON text, Claude with the system prompt that Anthropic adds. A tool may be in the shape of any
 * provider; one of no known shape counts as its JSON.
 */
export function countToolTokens(
  tools: readonly Json[],
  tokenizer: Tokenizer,
  model: ModelId,
): number {
  if (tools.length === 0) return 0;
  const name = plainModelName(model.name);
  if (name.startsWith('claude'))
    return claudeToolPromptTokens(name) + countAsJson(tools, tokenizer);
  if (!isOpenAi(name)) return countAsJson(tools, tokenizer);
  const rule = name.startsWith('gpt-3.5') || name === 'gpt-4' ? OLD_RULE : RULE;
  let tokens = rule.endTokens;
  for (const tool of tools) tokens += countFunction(tool, tokenizer, rule);
  return tokens;
}

/** Tokens of a response schema: no provider publishes a rule, so its JSON text is counted. */
export function countSchemaTokens(schema: Json, tokenizer: Tokenizer): number {
  return tokenizer.countTokens(jsonText(schema));
}

type ToolRule = {
  readonly functionTokens: number;
  readonly propertyTokens: number;
  readonly enumTokens: number;
  readonly enumItemTokens: number;
  readonly endTokens: number;
};

/** OpenAI cookbook, `num_tokens_for_tools`, gpt-4o; seen 2026-11-22. */
const RULE: ToolRule = {
  functionTokens: 7,
  propertyTokens: 3,
  enumTokens: -3,
  enumItemTokens: 3,
  endTokens: 12,
};

/** The same for gpt-3.5-turbo and gpt-4. */
const OLD_RULE: ToolRule = { ...RULE, functionTokens: 10 };

const OPENAI_NAMES = ['gpt-', 'chatgpt', 'o1', 'o3', 'o4', 'codex'];
/** Schemas nest; deeper than this a property counts as its JSON. */
const MAX_DEPTH = 16;

function isOpenAi(name: string): boolean {
  return OPENAI_NAMES.some((prefix) => name.startsWith(prefix));
}

function countAsJson(tools: readonly Json[], tokenizer: Tokenizer): number {
  let tokens = 0;
  for (const tool of tools) tokens += tokenizer.countTokens(jsonText(tool));
  return tokens;
}

function countFunction(tool: Json, tokenizer: Tokenizer, rule: ToolRule): number {
  const outer = fields(tool);
  const inner = fields(outer.get('function'));
  const definition = inner.size > 0 ? inner : outer;
  const name = definition.get('name');
  if (typeof name !== 'string') return tokenizer.countTokens(jsonText(tool));
  const line = `${name}:${withoutFullStop(definition.get('description'))}`;
  const schema =
    definition.get('parameters') ?? definition.get('input_schema') ?? definition.get('inputSchema');
  const properties = { tokenizer, rule, depth: 0 };
  return rule.functionTokens + tokenizer.countTokens(line) + countProperties(schema, properties);
}

type SchemaWalk = {
  readonly tokenizer: Tokenizer;
  readonly rule: ToolRule;
  readonly depth: number;
};

/** The properties of an object schema, or of the items of an array schema. */
function countProperties(schema: Json | undefined, walk: SchemaWalk): number {
  const own = fields(schema);
  const properties = fields(own.get('properties') ?? fields(own.get('items')).get('properties'));
  if (properties.size === 0) return 0;
  let tokens = walk.rule.propertyTokens;
  for (const [key, property] of properties) tokens += countProperty(key, property, walk);
  return tokens;
}

function countProperty(key: string, property: Json, walk: SchemaWalk): number {
  const { tokenizer, rule, depth } = walk;
  if (depth === MAX_DEPTH) return tokenizer.countTokens(jsonText({ [key]: property }));
  const own = fields(property);
  const type = own.get('type');
  const typeText = typeof type === 'string' ? type : jsonText(type ?? '');
  const line = `${key}:${typeText}:${withoutFullStop(own.get('description'))}`;
  return (
    rule.propertyTokens +
    tokenizer.countTokens(line) +
    countEnum(own.get('enum'), tokenizer, rule) +
    countProperties(property, { tokenizer, rule, depth: depth + 1 })
  );
}

function countEnum(items: Json | undefined, tokenizer: Tokenizer, rule: ToolRule): number {
  if (!Array.isArray(items)) return 0;
  let tokens = rule.enumTokens;
  for (const item of items) {
    const text = typeof item === 'string' ? item : jsonText(item);
    tokens += rule.enumItemTokens + tokenizer.countTokens(text);
  }
  return tokens;
}

function withoutFullStop(description: Json | undefined): string {
  if (typeof description !== 'string') return '';
  return description.endsWith('.') ? description.slice(0, -1) : description;
}

/** The fields of an object; none for any other value. A map, so that no name reaches a prototype. */
function fields(value: Json | undefined): ReadonlyMap<string, Json> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value));
}

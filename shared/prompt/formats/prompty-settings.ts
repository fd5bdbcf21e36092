import { countOf, fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument, JsonPath } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import type { ModelRef, Prompt, PromptCase, TemplateSyntax } from '../prompt.ts';

/**
 * What prompty front matter says, in its three generations: v1 (`model.configuration`, `model.parameters`), the beta
 * in between (`model.connection.azure_deployment`) and v2 (`model.id`, `model.options`). Sources: microsoft/prompty
 * spec/spec.md at 75e4d0e, and its legacy specification.
 */
export type PromptySettings = Pick<
  Prompt,
  'models' | 'maxOutputTokens' | 'tools' | 'responseSchema' | 'cases'
> & { readonly syntax: TemplateSyntax };

/** The settings in `value` (references resolved); places come from the front matter as it is written. */
export function readPromptySettings(
  value: Json | undefined,
  written: JsonDocument,
): PromptySettings {
  const parameters = fieldOf(value, 'model', 'parameters');
  const schema = schemaOf(fieldOf(parameters, 'response_format'));
  return {
    syntax: syntaxOf(fieldOf(value, 'template')),
    ...modelOf(value, written),
    tools: toolsOf(fieldOf(value, 'tools') ?? fieldOf(parameters, 'tools')),
    ...(schema !== undefined && { responseSchema: schema }),
    cases: casesOf(value, written),
  };
}

function syntaxOf(template: Json | undefined): TemplateSyntax {
  const names = [
    template,
    fieldOf(template, 'type'),
    fieldOf(template, 'format'),
    fieldOf(template, 'format', 'kind'),
    fieldOf(template, 'kind'),
  ];
  const isMustache = names.some((name) => /^(?:mustache|handlebars)$/i.test(textOf(name) ?? ''));
  return isMustache ? 'handlebars' : 'jinja';
}

/** In v1 an Azure deployment is the only name there is, though it is an alias that somebody chose. */
const MODEL_PATHS: readonly (readonly string[])[] = [
  ['model'],
  ['model', 'id'],
  ['model', 'configuration', 'azure_deployment'],
  ['model', 'configuration', 'name'],
  ['model', 'configuration', 'model'],
  ['model', 'configuration', 'model_name'],
  ['model', 'connection', 'azure_deployment'],
  ['model', 'parameters', 'model'],
  ['model', 'name'],
];

const LIMIT_PATHS: readonly (readonly string[])[] = [
  ['model', 'options', 'maxOutputTokens'],
  ['model', 'options', 'max_output_tokens'],
  ['model', 'options', 'max_completion_tokens'],
  ['model', 'options', 'max_tokens'],
  ['model', 'parameters', 'max_completion_tokens'],
  ['model', 'parameters', 'max_tokens'],
];

function modelOf(
  value: Json | undefined,
  written: JsonDocument,
): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const limit = LIMIT_PATHS.map((path) => countOf(fieldOf(value, ...path))).find(
    (count) => count !== undefined,
  );
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  for (const path of MODEL_PATHS) {
    const id = withoutEnvironment(textOf(fieldOf(value, ...path)));
    if (id === undefined) continue;
    const span = nearestSpan(written, path);
    const model: ModelRef = { id, ...(span && { span }), ...limited };
    return { models: [model] };
  }
  return { models: [], ...limited };
}

/** `${env:NAME:default}` is its default; without one the name is not in the file. */
function withoutEnvironment(text: string | undefined): string | undefined {
  const reference = /^\$\{env:[^:{}]*(?::([^{}]*))?\}$/i.exec(text?.trim() ?? '');
  return textOf(reference ? reference[1] : text)?.trim();
}

/** A value that came from another file is shown at the reference to it. */
function nearestSpan(written: JsonDocument, path: JsonPath): ReturnType<JsonDocument['spanOf']> {
  for (let length = path.length; length > 0; length -= 1) {
    const span = written.spanOf(path.slice(0, length));
    if (span) return span;
  }
  return undefined;
}

function toolsOf(tools: Json | undefined): readonly Json[] {
  return isJsonArray(tools) ? tools.filter((tool) => isJsonObject(tool)) : [];
}

function schemaOf(format: Json | undefined): Json | undefined {
  const schema = fieldOf(format, 'json_schema', 'schema') ?? fieldOf(format, 'json_schema');
  return isJsonObject(schema) ? schema : undefined;
}

/** The sample over the inputs' own values; a list of samples is a case each. */
function casesOf(value: Json | undefined, written: JsonDocument): readonly PromptCase[] {
  const defaults = defaultsOf(fieldOf(value, 'inputs'));
  const sample = fieldOf(value, 'sample');
  const samples = (isJsonArray(sample) ? sample : [sample]).filter((item) => isJsonObject(item));
  if (samples.length > 0) {
    const span = written.spanOf(['sample']);
    return samples.map((vars) => caseOf({ ...defaults, ...vars }, span));
  }
  if (Object.keys(defaults).length === 0) return [];
  return [caseOf(defaults, written.spanOf(['inputs']))];
}

function caseOf(vars: PromptCase['vars'], span: PromptCase['span']): PromptCase {
  return span ? { vars, span } : { vars };
}

function defaultsOf(inputs: Json | undefined): { readonly [name: string]: Json } {
  const defaults: { [name: string]: Json } = Object.create(null);
  for (const { name, input } of namedInputs(inputs)) {
    const value = exampleOf(input);
    if (value !== undefined) defaults[name] = value;
  }
  return defaults;
}

type NamedInput = { readonly name: string; readonly input: Json };

/** v2 writes a list of `{name, kind, default}`, v1 an object by name. */
function namedInputs(inputs: Json | undefined): readonly NamedInput[] {
  if (isJsonObject(inputs)) {
    return Object.entries(inputs).map(([name, input]) => ({ name, input }));
  }
  if (!isJsonArray(inputs)) return [];
  return inputs.flatMap((input) => {
    const name = textOf(fieldOf(input, 'name'));
    return name === undefined ? [] : [{ name, input }];
  });
}

const EXAMPLE_KEYS = ['default', 'example', 'sample'];
const INPUT_KEYS = [...EXAMPLE_KEYS, 'type', 'kind', 'description', 'required', 'is_chat_history'];

function exampleOf(input: Json): Json | undefined {
  if (!isJsonObject(input)) return input ?? undefined;
  const key = EXAMPLE_KEYS.find((name) => Object.hasOwn(input, name));
  if (key) return input[key];
  return INPUT_KEYS.some((name) => Object.hasOwn(input, name)) ? undefined : input;
}

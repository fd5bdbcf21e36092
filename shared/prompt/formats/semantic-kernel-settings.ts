import { countOf, fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import type { ModelRef, Prompt, PromptCase, TemplateSyntax, Variable } from '../prompt.ts';
import { wholeCase } from './whole-case.ts';

export type KernelSettings = Pick<Prompt, 'models' | 'maxOutputTokens'> & {
  readonly syntax: TemplateSyntax;
  readonly casesFor: (variables: readonly Variable[]) => readonly PromptCase[];
};

const SYNTAXES: ReadonlyMap<string, TemplateSyntax> = new Map([
  ['handlebars', 'handlebars'],
  ['liquid', 'liquid'],
  ['jinja2', 'jinja'],
]);

const LIMIT_KEYS = ['max_completion_tokens', 'max_tokens', 'max_output_tokens', 'maxTokens'];

/**
 * What the settings of a Semantic Kernel prompt say (microsoft/semantic-kernel, PromptTemplateConfig). The services
 * under `execution_settings` choose among models at run time, so every model that is named is one; the first versions
 * wrote one `completion`.
 */
export function readKernelSettings(settings: JsonDocument): KernelSettings {
  const root = settings.value;
  const format = textOf(fieldOf(root, 'template_format'))?.toLowerCase() ?? '';
  return {
    syntax: SYNTAXES.get(format) ?? 'semantic-kernel',
    ...modelsOf(settings),
    casesFor: (variables) =>
      wholeCase(defaultsOf(root), variables, settings.spanOf(['input_variables'])),
  };
}

function modelsOf(settings: JsonDocument): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const services = fieldOf(settings.value, 'execution_settings');
  const names = isJsonObject(services) ? Object.keys(services) : [];
  const models = names.flatMap((name) => modelOf(settings, name) ?? []);
  if (models.length > 0) return { models };
  const first = names.includes('default') ? 'default' : (names[0] ?? '');
  const service = fieldOf(services, first) ?? fieldOf(settings.value, 'completion');
  return { models, ...limitOf(service) };
}

function modelOf(settings: JsonDocument, name: string): ModelRef | undefined {
  const service = fieldOf(settings.value, 'execution_settings', name);
  for (const key of ['model_id', 'ai_model_id']) {
    const id = textOf(fieldOf(service, key))?.trim();
    const span = settings.spanOf(['execution_settings', name, key]);
    if (id !== undefined) return { id, ...(span && { span }), ...limitOf(service) };
  }
  return undefined;
}

function limitOf(service: Json | undefined): { readonly maxOutputTokens?: number } {
  const limit = LIMIT_KEYS.map((key) => countOf(fieldOf(service, key))).find(
    (count) => count !== undefined,
  );
  return limit === undefined ? {} : { maxOutputTokens: limit };
}

/** An empty default stands for "to be given"; it is no sample of what is sent. */
function defaultsOf(root: Json | undefined): PromptCase['vars'] {
  const inputs = fieldOf(root, 'input_variables') ?? fieldOf(root, 'input', 'parameters');
  const defaults: { [name: string]: Json } = Object.create(null);
  for (const input of isJsonArray(inputs) ? inputs : []) {
    const name = textOf(fieldOf(input, 'name'));
    const value = fieldOf(input, 'default') ?? fieldOf(input, 'defaultValue');
    if (name !== undefined && value !== undefined && value !== null && value !== '')
      defaults[name] = value;
  }
  return defaults;
}

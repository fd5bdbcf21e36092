import { countOf, fieldOf, isJsonArray, textOf } from '../../../text/json-fields.ts';
import type { ModelRef } from '../../prompt.ts';
import { limitOfConfig } from '../limit-of-config.ts';
import type { BamlClient, BamlFunction } from './declarations.ts';

/** A fallback of fallbacks ends here. */
const MAX_CLIENTS = 20;

/**
 * The models a function may call: the one of its client, or those of the clients that its client chooses among. A name
 * that comes from the environment is none.
 */
export function findModels(
  { client }: BamlFunction,
  clients: ReadonlyMap<string, BamlClient>,
  path: string,
): readonly ModelRef[] {
  if (!client) return [];
  const named = clients.get(client.value);
  if (!named) {
    const isModel = client.value.includes('/');
    return isModel ? [{ id: client.value, span: { path, range: client.body } }] : [];
  }
  const models: ModelRef[] = [];
  const open = [named];
  const seen = new Set<string>();
  for (let next = open.shift(); next && seen.size < MAX_CLIENTS; next = open.shift()) {
    if (seen.has(next.name)) continue;
    seen.add(next.name);
    open.push(...membersOf(next, clients));
    models.push(...modelsOf(next));
  }
  return models;
}

/** The clients that a fallback or a round robin chooses among. */
function membersOf(
  { options }: BamlClient,
  clients: ReadonlyMap<string, BamlClient>,
): readonly BamlClient[] {
  const strategy = fieldOf(options, 'options', 'strategy');
  return (isJsonArray(strategy) ? strategy : []).flatMap(
    (name) => clients.get(textOf(name) ?? '') ?? [],
  );
}

function modelsOf({ options, model, path }: BamlClient): readonly ModelRef[] {
  const id = textOf(model?.value);
  if (!model || id === undefined || id.startsWith('env.')) return [];
  const settings = fieldOf(options, 'options');
  const bedrock = countOf(fieldOf(settings, 'inference_configuration', 'max_tokens'));
  const google = limitOfConfig(fieldOf(settings, 'generationConfig'));
  const limit = bedrock === undefined ? {} : { maxOutputTokens: bedrock };
  const span = { path, range: model.body };
  return [{ id, span, ...limit, ...google, ...limitOfConfig(settings) }];
}

import {
  findProvider,
  type MatchLogic,
  type ModelInfo,
  type Provider,
} from '@pydantic/genai-prices';

import { isSameModel } from './is-same-model.ts';

export type CatalogRow = { readonly provider: Provider; readonly model: ModelInfo };

/**
 * The catalog's row for a model of a provider, or of a provider it resells. Rows that match by a rule broader than
 * the model they are about are passed over.
 */
export function findCatalogRow(providerId: string, name: string): CatalogRow | undefined {
  const provider = findProvider({ providerId });
  // The catalog also looks providers up by similarity ("contains openai"); only the id itself counts here.
  if (provider?.id !== providerId) return undefined;
  const model = provider.models.find((row) => matches(row.match, name) && isAbout(row, name));
  if (model) return { provider, model };
  for (const resoldId of provider.fallback_model_providers ?? []) {
    const resold = findProvider({ providerId: resoldId });
    const row = resold?.models.find((each) => matches(each.match, name) && isAbout(each, name));
    if (resold && row) return { provider: resold, model: row };
  }
  return undefined;
}

function matches(rule: MatchLogic, name: string): boolean {
  if ('or' in rule) return rule.or.some((each) => matches(each, name));
  if ('and' in rule) return rule.and.every((each) => matches(each, name));
  if ('equals' in rule) return name === rule.equals.toLowerCase();
  if ('starts_with' in rule) return name.startsWith(rule.starts_with.toLowerCase());
  if ('ends_with' in rule) return name.endsWith(rule.ends_with.toLowerCase());
  if ('contains' in rule) return name.includes(rule.contains.toLowerCase());
  return new RegExp(rule.regex).test(name);
}

function isAbout(row: ModelInfo, name: string): boolean {
  const id = row.id.toLowerCase();
  if (revisionOf(id) !== undefined && (revisionOf(name) ?? revisionOf(id)) !== revisionOf(id)) {
    return false;
  }
  return isSameModel(id, name) || namesOf(row.match).some((known) => isSame(known, name));
}

/** Bedrock's `-v2` is another model where the row's own id says `-v1` (Titan Text Embeddings). */
function revisionOf(name: string): string | undefined {
  return /-v(\d+)(?::\d+)?$/.exec(name)?.[1];
}

type Known = { readonly text: string; readonly isPattern: boolean };

function isSame(known: Known, name: string): boolean {
  return known.isPattern ? new RegExp(known.text).test(name) : isSameModel(known.text, name);
}

/** The names a rule is made of; a pattern counts when it says where the name begins and ends. */
function namesOf(rule: MatchLogic): readonly Known[] {
  if ('or' in rule) return rule.or.flatMap(namesOf);
  if ('and' in rule) return rule.and.flatMap(namesOf);
  if ('regex' in rule) {
    const isWhole = /^\^(?!\(\?!).*\$$/.test(rule.regex);
    return isWhole ? [{ text: rule.regex, isPattern: true }] : [];
  }
  const [text = ''] = Object.values(rule);
  return [{ text: text.toLowerCase(), isPattern: false }];
}

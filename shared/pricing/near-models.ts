import leven from 'leven';

import { parseModelId } from '../model/parse-model-id.ts';
import { PROVIDER_PREFIXES } from '../model/provider-prefixes.ts';
import type { ModelId } from '../model/model-id.ts';
import { inferProvider } from './infer-provider.ts';
import { knownModels } from './known-models.ts';
import type { PriceTable } from './price-table.ts';

/** Longer names are nobody's spelling, and would make the comparison slow. */
const MAX_LENGTH = 60;
const MAX_NEAR = 3;

/**
 * Names with a price that look like an unknown one, the nearest first, as one would have to write them. They are for a
 * person to choose from; nothing is ever priced by them.
 */
export function nearModels(model: ModelId, prices: PriceTable): readonly string[] {
  const { name } = model;
  if (name === '' || name.length > MAX_LENGTH) return [];
  const seller = model.provider ?? inferProvider(name);
  const scored = candidates(seller, model.provider !== undefined)
    .map((candidate) => ({ ...candidate, distance: leven(name, candidate.name) }))
    .filter((candidate) => candidate.distance <= farthest(name) || isLonger(candidate.name, name))
    .toSorted((a, b) => a.distance - b.distance || (a.written < b.written ? -1 : 1));
  const near: string[] = [];
  for (const { written } of scored) {
    if (near.length === MAX_NEAR) break;
    if (prices.find(parseModelId(written))) near.push(written);
  }
  return near;
}

type Candidate = { readonly name: string; readonly written: string };

/** A seller's own names; of an unknown seller the names that makers sell under without a prefix. */
function candidates(seller: string | undefined, isNamed: boolean): readonly Candidate[] {
  const sellers = seller === undefined ? vendors() : [seller];
  return sellers.flatMap((each) =>
    knownModels(each)
      .filter((name) => name.length <= MAX_LENGTH)
      .map((name) => ({ name, written: isNamed ? `${each}/${name}` : name })),
  );
}

function vendors(): readonly string[] {
  return PROVIDER_PREFIXES.flatMap(({ kind, provider }) =>
    kind === 'vendor' && provider !== undefined ? [provider] : [],
  );
}

/** `gpt-4` is the beginning of `gpt-4-turbo`: more likely cut short than mistyped. */
function isLonger(candidate: string, name: string): boolean {
  return name.length >= 4 && candidate.startsWith(`${name}-`);
}

function farthest(name: string): number {
  return name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 4));
}

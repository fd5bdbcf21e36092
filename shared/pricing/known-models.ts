import { findProvider } from '@pydantic/genai-prices';

import { OVERLAYS } from './prices/index.ts';

/** The names a seller's models have in our rows and in the catalog, lower case, each once. Listed is not yet priced. */
export function knownModels(seller: string): readonly string[] {
  const overlay = OVERLAYS.find(({ provider }) => provider === seller);
  const catalog = findProvider({ providerId: seller });
  // The catalog also looks providers up by similarity; only the id itself counts here.
  const listed = catalog?.id === seller ? catalog.models.map(({ id }) => id.toLowerCase()) : [];
  return [...new Set([...(overlay?.rows.flatMap(({ names }) => names) ?? []), ...listed])];
}

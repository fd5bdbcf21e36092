import type { CacheMarker } from '../prompt.ts';
import { settingOf } from './call-settings.ts';
import { type CodeValue, isNothing, literalOf } from './code-value.ts';

/** `unknown` when only the program knows whether there is a marker, or how long it asks for. */
export type CodeMarker = CacheMarker | 'unknown';

/** The marker behind a message, a block of one, or all that is sent; undefined when none is written. */
export function readCacheMarker(value: CodeValue): CodeMarker | undefined {
  if (value.kind !== 'record' && value.kind !== 'call') return undefined;
  const marker = settingOf(value, 'cache_control', 'cacheControl') ?? markerOfOptions(value);
  if (marker && !isNothing(marker)) return lifetimeOf(marker);
  // `...(isLong && { cache_control })` may be one.
  return value.kind === 'record' && value.isOpen ? 'unknown' : undefined;
}

/** Where Vercel's AI SDK keeps what one provider alone understands, over its versions. */
const OPTIONS = ['providerOptions', 'providerMetadata', 'experimental_providerMetadata'];

function markerOfOptions(value: CodeValue): CodeValue | undefined {
  const options = settingOf(value, ...OPTIONS);
  if (options?.kind === 'unknown') return options;
  for (const provider of ['anthropic', 'openrouter', 'bedrock', 'alibaba']) {
    const own = settingOf(options, provider);
    const marker = settingOf(own, 'cacheControl', 'cache_control', 'cachePoint');
    if (own?.kind === 'unknown' || marker) return marker ?? own;
  }
  return undefined;
}

/** Five minutes unless the marker asks for an hour. */
function lifetimeOf(marker: CodeValue): CodeMarker {
  const type = literalOf(settingOf(marker, 'type'));
  if (type === undefined || (marker.kind === 'record' && marker.isOpen)) return 'unknown';
  const ttl = settingOf(marker, 'ttl');
  if (!ttl || isNothing(ttl)) return '5m';
  const written = literalOf(ttl);
  return written === '5m' || written === '1h' ? written : 'unknown';
}

import { settingOf } from './call-settings.ts';
import { type CodeCall, isNothing } from './code-value.ts';
import { readCacheMarker } from './read-cache-marker.ts';

/** Settings of a call that may mark the cache: of LiteLLM, and what OpenAI's library hands on as it is. */
const SETTINGS = ['cache_control_injection_points', 'extra_body'];

/** Whether a call itself may ask for caching, wherever its blocks are marked: automatic caching, `**settings`. */
export function mayMarkCache(call: CodeCall): boolean {
  const { positional, named } = call;
  const [settings] = positional;
  if (readCacheMarker(call) !== undefined) return true;
  if (settings && readCacheMarker(settings) !== undefined) return true;
  // In Python only `**settings` is positional here.
  if (named.size > 0 && positional.some(({ kind }) => kind === 'unknown')) return true;
  return SETTINGS.some((name) => {
    const value = settingOf(call, name);
    return value !== undefined && !isNothing(value);
  });
}

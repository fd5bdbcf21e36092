import type { Json } from '../text/json.ts';

/** Milliseconds of a time that a recording states in seconds; undefined for what is no time. */
export function latencyOfSeconds(seconds: Json | undefined): number | undefined {
  if (typeof seconds !== 'number' || seconds < 0) return undefined;
  const ms = seconds * 1000;
  return Number.isFinite(ms) ? ms : undefined;
}

import type { Json } from '../text/json.ts';
import type { Sample } from '../recording/recording.ts';

const MAX_LABEL_LENGTH = 80;

/** Names a case for people: its description, or its first variables in short. */
export function labelOfSample(sample: Sample): string {
  if (sample.description) return shorten(sample.description);
  const entries = Object.entries(sample.vars ?? {});
  if (entries.length === 0) return shorten(sample.key);
  return shorten(
    entries
      .slice(0, 3)
      .map(([name, value]) => `${name}=${shortValue(value)}`)
      .join(', '),
  );
}

function shortValue(value: Json): string {
  if (typeof value === 'string') return value.slice(0, MAX_LABEL_LENGTH);
  if (value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? `[${value.length}]` : '{…}';
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MAX_LABEL_LENGTH ? line : `${line.slice(0, MAX_LABEL_LENGTH - 1)}…`;
}

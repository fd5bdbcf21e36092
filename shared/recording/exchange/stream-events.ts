import type { Json } from '../../text/json.ts';
import { nestedJson } from '../nested-json.ts';

/** Long streams have some ten thousand events; the rest of a longer one is not read. */
const MAX_EVENTS = 200_000;

/**
 * The events of a stream: of server-sent events (`data: {…}` lines, https://html.spec.whatwg.org/#event-stream), or of
 * JSON Lines. Undefined when the text is neither.
 */
export function eventsOfText(text: string): readonly Json[] | undefined {
  const isServerSent = /^\s*(?::[^\n]*\n\s*)*(?:data|event|id|retry):/.test(text.slice(0, 4000));
  const events: Json[] = [];
  for (const line of text.split('\n', MAX_EVENTS)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const payload = trimmed.startsWith('data:') ? trimmed.slice('data:'.length) : trimmed;
    const event = isServerSent && payload === trimmed ? undefined : nestedJson(payload);
    if (event !== undefined) events.push(event);
    else if (!isServerSent) return undefined;
  }
  return events.length > 0 || isServerSent ? events : undefined;
}

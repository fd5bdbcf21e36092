import { strFromU8 } from 'fflate';
import { fieldOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { nestedJson } from '../nested-json.ts';
import { bytesOfBase64 } from './base64.ts';

const PRELUDE_BYTES = 12;
const MIN_FRAME_BYTES = 16;

/**
 * The events of Amazon's binary event stream (https://smithy.io/2.0/aws/amazon-eventstream.html), as JSON. Bedrock
 * wraps a provider's own events as `{"bytes": base64}`. Undefined when the bytes are no such stream.
 */
export function eventsOfEventStream(bytes: Uint8Array): readonly Json[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: Json[] = [];
  let at = 0;
  while (at + MIN_FRAME_BYTES <= bytes.length) {
    const frameBytes = view.getUint32(at);
    const headerBytes = view.getUint32(at + 4);
    const end = at + frameBytes;
    if (frameBytes < MIN_FRAME_BYTES || headerBytes > frameBytes - MIN_FRAME_BYTES)
      return undefined;
    if (end > bytes.length) return undefined;
    const payload = bytes.subarray(at + PRELUDE_BYTES + headerBytes, end - 4);
    const event = nestedJson(strFromU8(payload));
    if (event !== undefined) events.push(unwrapped(event));
    at = end;
  }
  return events.length > 0 ? events : undefined;
}

function unwrapped(event: Json): Json {
  const base64 = fieldOf(event, 'bytes');
  const inner = typeof base64 === 'string' ? bytesOfBase64(base64) : undefined;
  return (inner && nestedJson(strFromU8(inner))) ?? event;
}

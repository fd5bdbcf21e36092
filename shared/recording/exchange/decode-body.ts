import { strFromU8 } from 'fflate';
import { isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { inflateBounded } from '../archive/inflate-bounded.ts';
import { nestedJson } from '../nested-json.ts';
import { bytesOfBase64, bytesOfHex, joinBytes } from './base64.ts';
import { eventsOfEventStream } from './event-stream.ts';
import { eventsOfText } from './stream-events.ts';

/** What a stored body holds. */
export type Body =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'events'; readonly events: readonly Json[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread'; readonly reason: string };

/** A larger body is no answer of a model. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Reads a body however a recorder stored it: as the value itself, as JSON or stream text, as base64 or hexadecimal
 * digits (one text, or a list of chunks) of such text or of gzip. The headers that come with it are not asked: they
 * say gzip for texts that were unpacked before they were stored.
 */
export function decodeBody(stored: Json | undefined): Body {
  if (stored === undefined || stored === null || stored === '') return { kind: 'empty' };
  if (
    isJsonArray(stored) &&
    stored.length > 0 &&
    stored.every((item) => typeof item === 'string')
  ) {
    return bodyOfChunks(stored.filter((item) => typeof item === 'string'));
  }
  if (typeof stored !== 'string') return { kind: 'json', value: stored };
  return bodyOfText(stored) ?? bodyOfEncoded(stored);
}

function bodyOfText(text: string): Body | undefined {
  const value = nestedJson(text);
  if (value !== undefined && isChunkList(value)) return bodyOfChunks(value);
  if (value !== undefined) return { kind: 'json', value };
  const events = eventsOfText(text);
  return events && { kind: 'events', events };
}

function isChunkList(value: Json): value is readonly string[] {
  return isJsonArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function bodyOfEncoded(text: string): Body {
  const bytes =
    (text.length >= MIN_HEX_LENGTH ? bytesOfHex(text) : undefined) ?? bytesOfBase64(text);
  return bytes && bytes.length > 0 ? bodyOfBytes(bytes) : { kind: 'unread', reason: 'plain text' };
}

/** Shorter digits may as well be base64. */
const MIN_HEX_LENGTH = 32;

/** Polly.js and nock keep compressed bodies as a list of encoded chunks. */
function bodyOfChunks(chunks: readonly string[]): Body {
  const isHex = chunks.every((chunk) => /^(?:[0-9a-f]{2})*$/i.test(chunk));
  const parts = chunks.map((chunk) => (isHex ? bytesOfHex(chunk) : bytesOfBase64(chunk)));
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length < parts.length)
    return bodyOfText(chunks.join('')) ?? { kind: 'unread', reason: 'plain text' };
  return bodyOfBytes(joinBytes(whole));
}

function bodyOfBytes(bytes: Uint8Array): Body {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
  const plain = isGzip || isZlib ? inflateBounded(bytes, { maxBytes: MAX_BODY_BYTES }) : bytes;
  if (!plain) {
    const limit = MAX_BODY_BYTES / 1024 / 1024;
    return { kind: 'unread', reason: `compressed, and damaged or larger than ${limit} MB` };
  }
  const body = bodyOfText(strFromU8(plain));
  if (body) return body;
  const events = eventsOfEventStream(plain);
  if (events) return { kind: 'events', events };
  return { kind: 'unread', reason: 'neither JSON nor an event stream (Brotli is not read)' };
}

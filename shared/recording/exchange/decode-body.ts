import { strFromU8 } from 'fflate';
import { isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { UnpackBytes } from '../../text/files.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import { inflateBounded } from '../archive/inflate-bounded.ts';
import { zstdBounded } from '../archive/zstd-bounded.ts';
import { nestedJson } from '../nested-json.ts';
import { bytesOfBase64, bytesOfHex, joinBytes } from './base64.ts';
import { eventsOfEventStream } from './event-stream.ts';
import { eventsOfText } from './stream-events.ts';

/** What a stored body holds. */
export type Body =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'events'; readonly events: readonly Json[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread'; readonly reason: Sentence };

/** A larger body is no answer of a model. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Reads a body however a recorder stored it: as the value itself, as JSON or stream text, as base64 or hexadecimal
 * digits (one text, or a list of chunks) of such text or of gzip, Zstandard or, where the host has it, Brotli. The headers that come with it are not asked: they
 * say gzip for texts that were unpacked before they were stored.
 */
export function decodeBody(stored: Json | undefined, unpackBrotli?: UnpackBytes): Body {
  if (stored === undefined || stored === null || stored === '') return { kind: 'empty' };
  if (
    isJsonArray(stored) &&
    stored.length > 0 &&
    stored.every((item) => typeof item === 'string')
  ) {
    const chunks = stored.filter((item) => typeof item === 'string');
    return bodyOfChunks(chunks, unpackBrotli);
  }
  if (typeof stored !== 'string') return { kind: 'json', value: stored };
  return bodyOfText(stored, unpackBrotli) ?? bodyOfEncoded(stored, unpackBrotli);
}

function bodyOfText(text: string, unpackBrotli?: UnpackBytes): Body | undefined {
  const value = nestedJson(text);
  if (value !== undefined && isChunkList(value)) return bodyOfChunks(value, unpackBrotli);
  if (value !== undefined) return { kind: 'json', value };
  const events = eventsOfText(text);
  return events && { kind: 'events', events };
}

function isChunkList(value: Json): value is readonly string[] {
  return isJsonArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function bodyOfEncoded(text: string, unpackBrotli?: UnpackBytes): Body {
  const bytes =
    (text.length >= MIN_HEX_LENGTH ? bytesOfHex(text) : undefined) ?? bytesOfBase64(text);
  if (!bytes || bytes.length === 0) return { kind: 'unread', reason: sentence`plain text` };
  return bodyOfBytes(bytes, unpackBrotli);
}

/** Shorter digits may as well be base64. */
const MIN_HEX_LENGTH = 32;

/** Polly.js and nock keep compressed bodies as a list of encoded chunks. */
function bodyOfChunks(chunks: readonly string[], unpackBrotli?: UnpackBytes): Body {
  const isHex = chunks.every((chunk) => /^(?:[0-9a-f]{2})*$/i.test(chunk));
  const parts = chunks.map((chunk) => (isHex ? bytesOfHex(chunk) : bytesOfBase64(chunk)));
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length < parts.length)
    return bodyOfText(chunks.join('')) ?? { kind: 'unread', reason: sentence`plain text` };
  return bodyOfBytes(joinBytes(whole), unpackBrotli);
}

function bodyOfBytes(bytes: Uint8Array, unpackBrotli?: UnpackBytes): Body {
  const plain = unpack(bytes);
  if (!plain) {
    const limit = MAX_BODY_BYTES / 1024 / 1024;
    return { kind: 'unread', reason: sentence`compressed, and damaged or larger than ${limit} MB` };
  }
  const body = bodyOfPlain(plain);
  if (body || plain !== bytes) return body ?? { kind: 'unread', reason: NOT_READABLE };
  if (!unpackBrotli)
    return { kind: 'unread', reason: sentence`${NOT_READABLE} (Brotli is not read here)` };
  // Nothing at its start tells Brotli from other bytes.
  const unpacked = unpackBrotli(bytes, MAX_BODY_BYTES);
  return (unpacked && bodyOfPlain(unpacked)) ?? { kind: 'unread', reason: NOT_READABLE };
}

const NOT_READABLE = sentence`neither JSON nor an event stream`;

/** The bytes themselves when nothing says that they are packed; undefined when they are, and cannot be unpacked. */
function unpack(bytes: Uint8Array): Uint8Array | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
  if (isGzip || isZlib) return inflateBounded(bytes, { maxBytes: MAX_BODY_BYTES });
  const isZstd = ZSTD_MAGIC.every((byte, index) => bytes[index] === byte);
  return isZstd ? zstdBounded(bytes, MAX_BODY_BYTES) : bytes;
}

const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

function bodyOfPlain(bytes: Uint8Array): Body | undefined {
  const body = bodyOfText(strFromU8(bytes));
  if (body) return body;
  const events = eventsOfEventStream(bytes);
  return events && { kind: 'events', events };
}

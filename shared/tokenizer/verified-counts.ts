import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import type { ModelId } from '../model/model-id.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import type { Json } from '../text/json.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

/** Where a workspace keeps what its providers counted. Committed, so that everybody has the same counts. */
export const VERIFIED_COUNTS_PATH = 'promptfare.counts.json';

export type CountedRequest = {
  readonly messages: readonly SentMessage[];
  readonly tools: readonly Json[];
};

/** Input tokens that a model's provider counted for just this request; undefined when it was not asked. */
export type FindVerifiedCount = (request: CountedRequest, model: ModelId) => number | undefined;

/** Tokens by model name, then by `requestKey`. */
export type VerifiedCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** No model reads more. */
const MAX_TOKENS = 100_000_000;

const schema = z.object({
  version: z.literal(1),
  counts: z.record(
    z.string(),
    z.record(
      z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      z.int().check(z.gte(0), z.lte(MAX_TOKENS)),
    ),
  ),
});

/** The key of a request: a hash, from which no text can be read. Undefined for one with media or tools. */
export function requestKey({ messages, tools }: CountedRequest): string | undefined {
  const isPlain = tools.length === 0 && messages.every(({ mediaCount = 0 }) => mediaCount === 0);
  if (!isPlain) return undefined;
  const texts = messages.map(({ role, text }) => [role, text]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts))));
}

export type ParsedCounts =
  | { readonly kind: 'read'; readonly counts: VerifiedCounts }
  /** `reason` is a phrase for people that names the place. */
  | { readonly kind: 'unreadable'; readonly reason: Sentence };

/** Reads what `writeVerifiedCounts` wrote, and nothing else. */
export function parseVerifiedCounts(text: string): ParsedCounts {
  const parsed = schema.safeParse(parseJson(text), { jitless: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join(' › ').slice(0, MAX_PLACE_UNITS) || 'its top';
    return {
      kind: 'unreadable',
      reason: sentence`it is no file of verified counts: wrong at ${place}`,
    };
  }
  const entries = Object.entries(parsed.data.counts);
  const counts = new Map(
    entries.map(([model, byKey]) => [model, new Map(Object.entries(byKey))] as const),
  );
  return { kind: 'read', counts };
}

const MAX_PLACE_UNITS = 200;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sorted, a count to a line, so that branches that add counts can be merged. */
export function writeVerifiedCounts(counts: VerifiedCounts): string {
  const sorted = [...counts]
    .toSorted(byName)
    .map(([model, byKey]) => [model, Object.fromEntries([...byKey].toSorted(byName))]);
  return `${JSON.stringify({ version: 1, counts: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

export function findInCounts(counts: VerifiedCounts): FindVerifiedCount {
  return (request, model) => {
    const byKey = counts.get(model.name);
    const key = byKey && requestKey(request);
    return key === undefined ? undefined : byKey?.get(key);
  };
}

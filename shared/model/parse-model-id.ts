import { DISPLAY_NAME_RULES } from './display-name-rules.ts';
import { isBedrockName } from './model-base-name.ts';
import type { ModelId } from './model-id.ts';
import {
  COLON_ONLY_PREFIXES,
  PROVIDER_PREFIXES,
  type ProviderPrefix,
} from './provider-prefixes.ts';
import { ROUTE_WORDS } from './route-words.ts';

type Parts = { readonly provider?: string; readonly name: string };

/** Longer text is no model name; it is cut, so that hostile input stays cheap and matches nothing. */
const MAX_NAME_LENGTH = 256;
/** `adaline:openai:chat:…` has three prefixes; more than this is nobody's spelling. */
const MAX_PREFIXES = 4;

/** Paths that name the provider and stay part of the model's id. */
const OWN_PATHS: readonly { readonly start: string; readonly provider: string }[] = [
  { start: '@cf/', provider: 'cloudflare' },
  { start: 'accounts/fireworks/', provider: 'fireworks' },
];

const ARN = /^arn:aws[a-z-]*:bedrock:[^/]*\/(.+)$/;
/** Google resource names: `models/…`, `publishers/anthropic/models/…`, `projects/p/locations/l/publishers/…`. */
const GOOGLE_RESOURCE = /^(?:projects\/.*?|publishers\/[^/]+\/)?models\/([^/]+)$/;
/** LiteLLM puts the region in the path: `bedrock/us-west-2/anthropic.…`. */
const AWS_REGION_PATH = /^[a-z]{2}(?:-[a-z]+)+-\d\//;

const PREFIXES = prefixMap(PROVIDER_PREFIXES);
const COLON_PREFIXES = prefixMap(COLON_ONLY_PREFIXES);

/**
 * Takes a model name apart, as a config, a recording or a model picker writes it. Never throws and never guesses:
 * what is not known as a provider stays in `name`, and `sonnet` or `inherit` stay as they are.
 * @param aliases written name → name to read instead; an exact match goes before one that differs in case.
 */
export function parseModelId(
  written: string,
  aliases: { readonly [written: string]: string } = {},
): ModelId {
  const { provider, name } = partsOf(findAlias(written, aliases) ?? written);
  return { written, name, ...(provider !== undefined && { provider }) };
}

function findAlias(
  written: string,
  aliases: { readonly [written: string]: string },
): string | undefined {
  if (written.length > MAX_NAME_LENGTH) return undefined;
  if (Object.hasOwn(aliases, written)) return aliases[written];
  const wanted = written.trim().toLowerCase();
  return Object.entries(aliases).find(([key]) => key.trim().toLowerCase() === wanted)?.[1];
}

function partsOf(written: string): Parts {
  const text = written.slice(0, 4 * MAX_NAME_LENGTH).trim();
  const quoteless = text.replace(/^["'`]/, '').replace(/["'`]$/, '');
  const display = applyDisplayRules(quoteless.slice(0, MAX_NAME_LENGTH).toLowerCase());
  const parts = stripPrefixes(display.name);
  return toParts(display.provider ?? parts.provider, parts.name);
}

function applyDisplayRules(text: string): Parts {
  let name = text;
  let provider: string | undefined;
  for (const rule of DISPLAY_NAME_RULES) {
    const replaced = name.replace(rule.pattern, rule.replacement);
    if (replaced !== name) provider ??= rule.provider;
    name = replaced;
  }
  return toParts(provider, name);
}

function stripPrefixes(text: string): Parts {
  let parts: Parts = { name: fromCodyName(text) };
  for (let step = 0; step < MAX_PREFIXES; step++) {
    const stripped = stripPrefix(parts);
    if (!stripped) break;
    parts = stripped.parts;
    if (stripped.isWhole) break;
  }
  return parts;
}

function stripPrefix(parts: Parts): { parts: Parts; isWhole: boolean } | undefined {
  const whole = wholeName(parts.name);
  // A second seller is only a path behind the first: `azure/openai/gpt-4o` is bought from Azure.
  if (whole) {
    return { parts: toParts(parts.provider ?? whole.provider, whole.name), isWhole: true };
  }
  const prefix = findPrefix(parts.name);
  if (!prefix) return undefined;
  const name = stripRouteWords(prefix.rest, prefix.entry);
  return {
    parts: toParts(parts.provider ?? prefix.entry.provider, name),
    isWhole: prefix.entry.kind === 'host',
  };
}

function toParts(provider: string | undefined, name: string): Parts {
  return provider === undefined ? { name } : { provider, name };
}

/** Forms that say by themselves where the provider ends. */
function wholeName(text: string): Parts | undefined {
  const arn = ARN.exec(text)?.[1];
  if (arn !== undefined) return { provider: 'aws', name: arn };
  const resource = GOOGLE_RESOURCE.exec(text)?.[1];
  if (resource !== undefined) return { provider: 'google', name: resource };
  if (isBedrockName(text)) return { provider: 'aws', name: text };
  const own = OWN_PATHS.find(({ start }) => text.startsWith(start));
  return own && { provider: own.provider, name: text };
}

/** `anthropic::2023-06-01::claude-3.5-sonnet` (Cody): provider, API version, model. */
function fromCodyName(text: string): string {
  const [provider = '', version, name, ...more] = text.split('::');
  if (version === undefined || name === undefined || more.length > 0) return text;
  return PREFIXES.has(provider) ? `${provider}:${name}` : text;
}

function findPrefix(text: string): { entry: ProviderPrefix; rest: string } | undefined {
  const end = text.search(/[:/]/);
  if (end <= 0 || end === text.length - 1) return undefined;
  const word = text.slice(0, end);
  const entry = PREFIXES.get(word) ?? (text[end] === ':' ? COLON_PREFIXES.get(word) : undefined);
  return entry && { entry, rest: text.slice(end + 1) };
}

function stripRouteWords(text: string, entry: ProviderPrefix): string {
  let rest = entry.provider === 'aws' ? text.replace(AWS_REGION_PATH, '') : text;
  for (let step = 0; step < 2; step++) {
    const end = rest.search(/[:/]/);
    if (end === -1 || end === rest.length - 1 || !ROUTE_WORDS.has(rest.slice(0, end))) break;
    rest = rest.slice(end + 1);
  }
  return entry.provider === 'aws' ? rest.replace(AWS_REGION_PATH, '') : rest;
}

function prefixMap(entries: readonly ProviderPrefix[]): ReadonlyMap<string, ProviderPrefix> {
  return new Map(entries.flatMap((entry) => entry.prefixes.map((prefix) => [prefix, entry])));
}

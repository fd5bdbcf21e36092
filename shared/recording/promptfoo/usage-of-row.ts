import { fieldOf, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import { normalizeUsage } from '../../usage/normalize-usage.ts';
import type { NormalizedUsage } from '../../usage/normalize-usage.ts';
import type { Sample } from '../recording.ts';
import type { JsonObject, Report, RowFields } from '../row-fields.ts';
import { sampleUsage } from '../sample-usage.ts';
import type { SampleUsage } from '../sample-usage.ts';

export type RowUsage = SampleUsage & Pick<Sample, 'fromDiskCache' | 'graderUsage'>;

/** Reads the tokens of a row's own call and, apart from them, those of its graders. */
export function usageOfRow(
  row: RowFields,
  response: RowFields | undefined,
  { providerId, report }: { readonly providerId: string | undefined; readonly report: Report },
): RowUsage {
  const own = tokenUsageOf(row, response);
  const normalized = own && normalizeOwn(own.value, providerId);
  for (const { field, message } of normalized?.problems ?? []) {
    if (own) report([...own.path, ...field.split('.')], sentence`"${field}" ${message}`);
  }
  const graders = graderUsageOf(row, own?.value);
  return {
    ...sampleUsage(normalized),
    ...(isFromDiskCache(own?.value, response, normalized) && { fromDiskCache: true }),
    ...(graders && { graderUsage: graders }),
  };
}

type Found = { readonly value: JsonObject; readonly path: readonly (string | number)[] };

/** New exports keep the usage in the row; a row that starts out with zeros leaves the word to its response. */
function tokenUsageOf(row: RowFields, response: RowFields | undefined): Found | undefined {
  const found = [row, response].flatMap((holder): Found[] => {
    const value = holder?.object('tokenUsage');
    return value && holder ? [{ value, path: [...holder.path, 'tokenUsage'] }] : [];
  });
  return found.find(({ value }) => saysSomething(value)) ?? found[0];
}

function saysSomething(usage: JsonObject): boolean {
  return ['prompt', 'completion', 'total', 'cached'].some((name) => fieldOf(usage, name));
}

/** Providers whose own figures leave cache tokens out of the input. Gateways speak OpenAI's dialect for Claude too. */
const CACHE_BESIDE_INPUT =
  /^(?:anthropic|bedrock|claude)|^(?:vertex|google|azure|aws)[^/]*:.*claude/i;

function normalizeOwn(usage: JsonObject, providerId = ''): NormalizedUsage | undefined {
  const cacheTokens = CACHE_BESIDE_INPUT.test(providerId) ? 'beside-input' : 'inside-input';
  return normalizeUsage(usage, { convention: 'promptfoo', cacheTokens });
}

/**
 * A hit in promptfoo's own cache: `response.cached`, or a usage of nothing but `{cached, total}`. Beside a split,
 * `cached` is what some agent providers report as read from the provider's cache, and no hit.
 */
function isFromDiskCache(
  own: Json | undefined,
  response: RowFields | undefined,
  normalized: NormalizedUsage | undefined,
): boolean {
  const said = response?.flag('cached');
  if (said !== undefined) return said;
  const cached = fieldOf(own, 'cached');
  const { input, output } = normalized?.usage ?? {};
  return typeof cached === 'number' && cached > 0 && input === undefined && output === undefined;
}

/** promptfoo adds the tokens of model-graded assertions up in both places. */
function graderUsageOf(row: RowFields, own: Json | undefined): Sample['graderUsage'] {
  for (const raw of [
    fieldOf(row.json('gradingResult'), 'tokensUsed'),
    fieldOf(own, 'assertions'),
  ]) {
    if (!isJsonObject(raw)) continue;
    const usage = normalizeUsage(raw, { convention: 'promptfoo' })?.usage;
    if (usage && Object.keys(usage).length > 0) return usage;
  }
  return undefined;
}

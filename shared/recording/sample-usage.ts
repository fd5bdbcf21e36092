import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { sentence } from '../text/sentence.ts';
import { normalizeUsage } from '../usage/normalize-usage.ts';
import type { NormalizedUsage, UsageOptions } from '../usage/normalize-usage.ts';
import type { Sample } from './recording.ts';
import type { Report } from './row-fields.ts';

export type SampleUsage = Pick<Sample, 'usage' | 'usageSource' | 'usageGuessed' | 'totalTokens'>;

/** A usage object of a recording, where it stands, and how to read it. */
export type FoundUsage = {
  readonly value: Json | undefined;
  readonly at: JsonPath;
  readonly options?: UsageOptions;
};

/** What a sample says of normalised figures: both sides, one of them, or only a total. */
export function sampleUsage(normalized: NormalizedUsage | undefined): SampleUsage {
  if (!normalized) return {};
  const { usage, totalTokens } = normalized;
  const guessed = normalized.guessed ? ({ usageGuessed: true } as const) : {};
  const isWhole = usage.input !== undefined && usage.output !== undefined;
  if (isWhole) return { usage, usageSource: 'recorded', ...guessed };
  const hasClass = usage.input !== undefined || usage.output !== undefined;
  if (!hasClass && totalTokens === undefined) return {};
  return {
    ...(hasClass && { usage, ...guessed }),
    usageSource: 'partial',
    ...(totalTokens !== undefined && { totalTokens }),
  };
}

/** Reads a usage object where one is, and reports what is wrong with its figures. */
export function readUsage({ value, at, options }: FoundUsage, report: Report): SampleUsage {
  const normalized = normalizeUsage(value, options);
  for (const { field, message } of normalized?.problems ?? []) {
    report([...at, ...field.split('.')], sentence`"${field}" ${message}`);
  }
  return sampleUsage(normalized);
}

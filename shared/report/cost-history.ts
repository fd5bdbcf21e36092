import * as z from 'zod/mini';
import type { Report } from '../check/report.ts';
import { jsonReport } from './json-report.ts';

/** What one earlier run measured: US dollars for one run of each suite, where that was known. */
export type HistoryPoint = {
  /** The full id of the commit that was measured. */
  readonly commit: string;
  readonly suiteCostsUsd: ReadonlyMap<string, number>;
};

/** A report as JSON holds more, and reads the same. */
const pointSchema = z.object({
  version: z.literal(1),
  comparison: z.object({
    headCommit: z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)),
  }),
  suites: z
    .array(
      z.object({
        name: z.string().check(z.maxLength(4000)),
        head: z.optional(z.object({ costUsd: z.optional(z.number().check(z.gte(0), z.lte(1e9))) })),
      }),
    )
    .check(z.maxLength(10_000)),
});

/** The point of a run as text, small enough to be kept for long; absent when nobody knows which commit it was. */
export function writeHistoryPoint(report: Report): string | undefined {
  const { version, comparison, suites } = jsonReport(report);
  const { headCommit } = comparison;
  if (headCommit === undefined) return undefined;
  const rows = suites.map(({ name, head }) => ({
    name,
    ...(head?.costUsd !== undefined && { head: { costUsd: head.costUsd } }),
  }));
  return `${JSON.stringify({ version, comparison: { headCommit }, suites: rows })}\n`;
}

/** Reads what `writeHistoryPoint` wrote, or a whole report as JSON; absent when the text is neither. */
export function readHistoryPoint(text: string): HistoryPoint | undefined {
  const parsed = pointSchema.safeParse(parseJson(text), { jitless: true });
  if (!parsed.success) return undefined;
  const { comparison, suites } = parsed.data;
  const known = suites.flatMap(({ name, head }): readonly (readonly [string, number])[] =>
    head?.costUsd === undefined ? [] : [[name, head.costUsd]],
  );
  return { commit: comparison.headCommit, suiteCostsUsd: new Map(known) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

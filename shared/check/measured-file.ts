import * as z from 'zod/mini';
import { replaceSentences } from '../text/replace-sentences.ts';
import { UserError } from '../text/user-error.ts';
import { measuredSchema } from './measured-schema.ts';
import type { Measured } from './report.ts';

/** Raised with every change of what is stored: a file of another version is refused. */
const MEASURED_VERSION = 1;

/** One job's part of a check, as it is handed from job to job. */
export type MeasuredFile = {
  /** Which part of all suites: absent for the whole. Counted from 1. */
  readonly shard?: Shard;
  readonly measured: Measured;
};

export type Shard = { readonly index: number; readonly count: number };

const place = z.int().check(z.gte(1), z.lte(256));

const fileSchema: z.ZodMiniType<MeasuredFile & { readonly version: number }> = z.object({
  version: z.literal(MEASURED_VERSION),
  shard: z.exactOptional(z.object({ index: place, count: place })),
  measured: measuredSchema,
});

export function writeMeasuredFile(file: MeasuredFile): string {
  return JSON.stringify({ version: MEASURED_VERSION, ...file }, (key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : replaceSentences(key, value),
  );
}

/** Reads what `writeMeasuredFile` wrote; throws a `UserError` for anything else. `name` is for people. */
export function readMeasuredFile(text: string, name: string): MeasuredFile {
  const parsed = fileSchema.safeParse(parseJson(text), { jitless: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.map(String).join('.').slice(0, 200) || 'its top';
    throw new UserError(`${name} is not a measured file of this Promptfare: wrong at ${path}`, {
      hint: 'Let every job use the same version of Promptfare.',
    });
  }
  const { version: _version, ...file } = parsed.data;
  return file;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

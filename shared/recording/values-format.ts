import type { SourceFile, UnpackBytes } from '../text/files.ts';
import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { keyDrafts } from './draft.ts';
import type { Draft } from './draft.ts';
import { headOf, openValues } from './record-values.ts';
import type { ReadHelp, RecordingFormat } from './recording-format.ts';
import type { Recording } from './recording.ts';
import type { ValueReader } from './value-reader.ts';

/** A format whose files are JSON, JSON Lines or YAML: it says what one value means, and the rest is the same for all. */
export type ValuesFormat = Pick<RecordingFormat, 'id' | 'title' | 'companionsOf' | 'explain'> & {
  /** Whether values like these are of the format; `path` for those that are known by their name. */
  readonly matches: (head: readonly Json[], path: string) => boolean;
  readonly open: (context: ReadContext) => ValueReader;
  /** A file without samples is as good as any other. */
  readonly mayBeEmpty?: boolean;
};

type ReadContext = {
  readonly path: string;
  readonly companions: readonly SourceFile[];
  readonly unpackBrotli?: UnpackBytes;
};

export function valuesFormat(format: ValuesFormat): RecordingFormat {
  const { id, title, companionsOf, explain } = format;
  return {
    id,
    title,
    matches: (file) => format.matches(headOf(file), file.path),
    read: (file, help = {}) => readValues(format, file, help),
    lines: {
      matches: format.matches,
      open: (path) => format.open({ path, companions: [] }),
    },
    ...(companionsOf && { companionsOf }),
    ...(explain && { explain }),
  };
}

function readValues(
  format: ValuesFormat,
  file: SourceFile,
  { companions = [], unpackBrotli }: ReadHelp,
): Recording {
  const { path } = file;
  const source = openValues(file);
  const reader = format.open({ path, companions, ...(unpackBrotli && { unpackBrotli }) });
  const samples = keyDrafts(draftsOf(source.values, reader));
  const problems = source.problems();
  const isSilent = !format.mayBeEmpty && samples.length === 0 && problems.length === 0;
  return { path, format: format.id, samples, problems: isSilent ? [noCalls(path)] : problems };
}

function draftsOf(
  values: ReturnType<typeof openValues>['values'],
  reader: ValueReader,
): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const record of values) {
    const read = reader.read(record);
    if (read === 'stop') return drafts;
    for (const draft of read) drafts.push(draft);
  }
  for (const draft of reader.end?.() ?? []) drafts.push(draft);
  return drafts;
}

/** A file that was understood and has nothing to count must not pass for one that was measured. */
export function noCalls(path: string): Problem {
  const message = sentence`The recording holds no call of a model`;
  const hint = sentence`Check the run that wrote it, or leave the file out.`;
  return { severity: 'warning', path, position: { line: 1, column: 1 }, message, hint };
}

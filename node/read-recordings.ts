import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { sumRecording, type RecordingSummary } from '../shared/check/summarize-recording.ts';
import type { Config } from '../shared/config/config.ts';
import { createPriceTable } from '../shared/pricing/price-table.ts';
import { foldRecording, type FoldedRecording } from '../shared/recording/load-recording.ts';
import type { FileReader } from '../shared/text/files.ts';
import { globMatcher } from '../shared/text/match-glob.ts';
import type { Problem } from '../shared/text/problem.ts';
import { sentence } from '../shared/text/sentence.ts';
import { openWorkspaceFiles } from './files/workspace-files.ts';

export type RecordingsRequest = {
  readonly cwd: string;
  readonly files: FileReader;
  /** Paths or globs; none: the recordings of the config's suites. */
  readonly operands: readonly string[];
  readonly config: Pick<Config, 'suites' | 'pricing' | 'exclude'>;
  readonly now: Date;
  /** Told before each file. */
  readonly onFile?: (path: string) => void;
};

/** Reads recordings and sums each up; a file is never held when it is too large to be. */
export async function readRecordings(
  request: RecordingsRequest,
): Promise<readonly RecordingSummary[]> {
  const { config, now, onFile } = request;
  const { overrides, aliases } = config.pricing;
  const prices = createPriceTable({ at: now, overrides });
  const summaries: RecordingSummary[] = [];
  for (const { path, files, written } of await findFiles(request)) {
    onFile?.(written);
    const sums = sumRecording({ prices, aliases });
    const folded = await foldRecording(path, files, sums.add);
    if (folded.kind === 'read') {
      const { format, problems } = folded.recording;
      summaries.push({ path: written, format, models: sums.models(), problems });
      continue;
    }
    const problem = refusal(written, folded);
    summaries.push({ path: written, format: 'unknown', models: [], problems: [problem] });
  }
  return summaries;
}

function refusal(path: string, answer: Exclude<FoldedRecording, { kind: 'read' }>): Problem {
  if (answer.kind === 'missing')
    return { severity: 'error', path, message: sentence`there is no such file` };
  const { reason, hint } = answer;
  return { severity: 'error', path, message: reason, ...(hint && { hint }) };
}

type NamedFile = { readonly path: string; readonly files: FileReader; readonly written: string };

/** A file that a person names may lie anywhere: agents keep their transcripts in the home folder. */
async function findFiles(request: RecordingsRequest): Promise<readonly NamedFile[]> {
  const { cwd, files, operands, config } = request;
  if (operands.length === 0) {
    const globs = config.suites.flatMap(({ recordings }) => recordings);
    return inWorkspace(await files.list(), globs, request);
  }
  const found: NamedFile[] = [];
  for (const operand of operands) {
    const full = resolve(cwd, operand);
    const path = relative(cwd, full).split(sep).join('/');
    if (path.startsWith('..') || isAbsolute(path)) {
      const own = openWorkspaceFiles(dirname(full));
      found.push({ path: basename(full), files: own, written: operand });
      continue;
    }
    const inside = inWorkspace(await files.list(), [path, `${path}/**`], request);
    found.push(...(inside.length > 0 ? inside : [{ path, files, written: path }]));
  }
  return found;
}

function inWorkspace(
  paths: readonly string[],
  globs: readonly string[],
  { files, config }: RecordingsRequest,
): readonly NamedFile[] {
  const isExcluded = globMatcher(config.exclude);
  return paths
    .filter(globMatcher(globs))
    .filter((path) => !isExcluded(path))
    .map((path) => ({ path, files, written: path }));
}

import type { AnnotationProperties } from '@actions/core';
import { findChangedLines } from '../../node/git/find-changed-lines.ts';
import type { GitFolder } from '../../node/git/git-command.ts';
import type { Report } from '../../shared/check/report.ts';
import { annotate, type Annotation } from '../../shared/report/annotations.ts';
import { plainText } from '../../shared/report/words.ts';
import { writeError, writeNotice, writeWarning } from '../log.ts';
import type { Run } from '../run.ts';

/** The runner shows ten of a kind, and drops the rest without a word. */
const MAX_OF_A_KIND = 10;

const WRITERS = { error: writeError, warning: writeWarning, notice: writeNotice } as const;

/** Puts what is wrong beside the lines of the head, worst first. Without a folder, beside the files. */
export async function writeAnnotations(
  report: Report,
  run: Run,
  folder: GitFolder | undefined,
): Promise<void> {
  const all = annotate(report);
  const shown = (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    all.filter((one) => one.kind === kind).slice(0, MAX_OF_A_KIND),
  );
  const lines = await linesOf(shown, report, folder);
  for (const annotation of shown) {
    const { kind, words } = annotation;
    WRITERS[kind](plainText(words), placeOf(annotation, run, lines));
  }
}

async function linesOf(
  annotations: readonly Annotation[],
  { comparison }: Report,
  folder: GitFolder | undefined,
): Promise<ReadonlyMap<string, number>> {
  if (!folder || comparison.kind !== 'compared' || !comparison.headCommit) return new Map();
  const paths = annotations.flatMap(({ path, line }) =>
    path === undefined || line !== undefined ? [] : [path],
  );
  return findChangedLines(folder, {
    baseSha: comparison.baselineCommit,
    headSha: comparison.headCommit,
    paths: [...new Set(paths)],
  });
}

function placeOf(
  { path, line, title }: Annotation,
  { prefix }: Run,
  lines: ReadonlyMap<string, number>,
): AnnotationProperties {
  if (path === undefined) return { title };
  const file = prefix === '' ? path : `${prefix}/${path}`;
  return { title, file, startLine: line ?? lines.get(path) ?? 1 };
}

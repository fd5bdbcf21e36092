import type { SourceFile } from '../../text/files.ts';
import { indexLines } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import type { Sentence } from '../../text/sentence.ts';

/** A problem before its offset has become a line and a column. */
export type PlacedMistake = {
  readonly offset: number;
  readonly message: Sentence;
  readonly hint: Sentence;
  readonly severity?: Problem['severity'];
};

/** Says mistakes where they are; errors unless they say otherwise. */
export function problemsIn(
  file: SourceFile,
  mistakes: readonly PlacedMistake[],
): readonly Problem[] {
  if (mistakes.length === 0) return [];
  const lines = indexLines(file.text);
  return mistakes.map(({ offset, message, hint, severity = 'error' }) => ({
    severity,
    path: file.path,
    position: lines.positionAt(offset),
    message,
    hint,
  }));
}

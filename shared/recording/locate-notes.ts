import type { JsonPath } from '../text/json-tree.ts';
import type { Problem } from '../text/problem.ts';
import { onlyKnown } from '../text/only-known.ts';
import type { Sentence } from '../text/sentence.ts';
import { MAX_PROBLEMS, problemList } from './problem-list.ts';
import type { RecordingDocument } from './recording-document.ts';

/** Something wrong at a path of a document, before it has a line and a column. */
export type Note = {
  readonly severity: Problem['severity'];
  readonly at: JsonPath;
  readonly message: Sentence;
  readonly hint?: Sentence;
};

/** Gives the first notes their lines and columns, in one pass over the text, and counts the rest. */
export function locateNotes(
  path: string,
  document: RecordingDocument,
  notes: readonly Note[],
): readonly Problem[] {
  if (notes.length === 0) return [];
  const positions = document.positionsOf(notes.slice(0, MAX_PROBLEMS).map(({ at }) => at));
  const problems = problemList(path);
  for (const [index, { severity, message, hint }] of notes.entries()) {
    problems.add(severity, () => [
      onlyKnown({ severity, path, position: positions[index], message, hint }),
    ]);
  }
  return problems.all();
}

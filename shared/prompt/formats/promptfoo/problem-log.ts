import type { SourceFile } from '../../../text/files.ts';
import { indexLines } from '../../../text/lines.ts';
import type { Lines } from '../../../text/lines.ts';
import type { Problem } from '../../../text/problem.ts';
import { sentence } from '../../../text/sentence.ts';
import type { SourceSpan } from '../../../text/source-span.ts';

const MAX_PROBLEMS = 100;

export type Complaint = Pick<Problem, 'severity' | 'message' | 'hint'>;

/** Collects what is wrong with a config and its files, each thing once and only so many. */
export type ProblemLog = {
  /** Takes in a file's text, so that its offsets become lines and columns. */
  readonly know: (file: SourceFile) => void;
  readonly add: (problem: Problem) => void;
  /** Says what is wrong at a place of a known file. */
  readonly report: (at: SourceSpan, complaint: Complaint) => void;
  readonly problems: () => readonly Problem[];
};

export function createProblemLog(config: SourceFile): ProblemLog {
  const texts = new Map([[config.path, config.text]]);
  const lines = new Map<string, Lines>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let left = 0;
  const add = (problem: Problem): void => {
    const key = JSON.stringify([problem.path, problem.position, problem.message]);
    if (seen.has(key)) return;
    if (problems.length >= MAX_PROBLEMS) left += 1;
    else {
      seen.add(key);
      problems.push(problem);
    }
  };
  const linesOf = (path: string): Lines => {
    const known = lines.get(path) ?? indexLines(texts.get(path) ?? '');
    lines.set(path, known);
    return known;
  };
  return {
    know: ({ path, text }) => texts.set(path, text),
    add,
    report: ({ path, range }, complaint) =>
      add({ ...complaint, path, position: linesOf(path).positionAt(range.start) }),
    problems: () => (left === 0 ? problems : [...problems, tooMany(config.path, left)]),
  };
}

function tooMany(path: string, left: number): Problem {
  return { severity: 'error', path, message: sentence`${left} more problems are not shown` };
}

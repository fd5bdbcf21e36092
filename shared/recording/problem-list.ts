import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';

/** Keeps the first problems of a file and counts the rest: a hostile file may have millions. */
export type ProblemList = {
  /** Takes problems that are made only when there is room for them. */
  readonly add: (severity: Problem['severity'], make: () => readonly Problem[]) => void;
  /** What was kept, and one last problem that says how many more there are. */
  readonly all: () => readonly Problem[];
};

/** More of the same help nobody, and each costs a line of somebody's screen. */
export const MAX_PROBLEMS: number = 50;

export function problemList(path: string): ProblemList {
  const kept: Problem[] = [];
  let left = 0;
  let hasErrorLeft = false;
  return {
    add: (severity, make) => {
      if (kept.length < MAX_PROBLEMS) {
        kept.push(...make());
        return;
      }
      left += 1;
      hasErrorLeft ||= severity === 'error';
    },
    all: () =>
      left === 0 ? kept : [...kept, summary(path, left, hasErrorLeft ? 'error' : 'warning')],
  };
}

function summary(path: string, left: number, severity: Problem['severity']): Problem {
  return { severity, path, message: sentence`The file has ${left} more problems` };
}

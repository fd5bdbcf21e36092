import type { Position } from './lines.ts';

/**
 * Something wrong with a file a person wrote, said where it is. An `error` means that the file, or the part at
 * `position`, could not be read; a `warning` means that it was read but is likely not what was meant.
 */
export type Problem = {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly position?: Position;
  /** What is wrong, one sentence without a full stop. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly hint?: string;
};

/** One line for people and logs: `path:line:column: what. What to do.` */
export function formatProblem(problem: Problem): string {
  const { path, position, message, hint } = problem;
  const place = position ? `${path}:${position.line}:${position.column}` : path;
  return oneLine(hint ? `${place}: ${message}. ${hint}` : `${place}: ${message}`);
}

function oneLine(text: string): string {
  // Control characters could forge terminal output or workflow commands.
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

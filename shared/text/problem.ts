import type { Position } from './lines.ts';
import { englishOf, sentence, type Sentence, type SentenceValue } from './sentence.ts';

/**
 * Something wrong with a file a person wrote, said where it is. An `error` means that the file, or the part at
 * `position`, could not be read; a `warning` means that it was read but is likely not what was meant.
 */
export type Problem = {
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly position?: Position;
  /** What is wrong, one sentence without a full stop. */
  readonly message: Sentence;
  /** What to do about it, one sentence. */
  readonly hint?: Sentence;
};

/** A problem on one line: `path:line:column: what. What to do.` */
export function sayProblem({ path, position, message, hint }: Problem): Sentence {
  const place = position ? `${path}:${position.line}:${position.column}` : path;
  const said = hint ? sentence`${place}: ${message}. ${hint}` : sentence`${place}: ${message}`;
  return onOneLine(said);
}

/** The same in English, for terminals and logs. */
export function formatProblem(problem: Problem): string {
  return englishOf(sayProblem(problem));
}

function onOneLine({ template, values }: Sentence): Sentence {
  return { template, values: values.map(withoutBreaks) };
}

function withoutBreaks(value: SentenceValue): SentenceValue {
  if (typeof value === 'object') return onOneLine(value);
  // Control characters could forge terminal output or workflow commands.
  // oxlint-disable-next-line no-control-regex
  return String(value).replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

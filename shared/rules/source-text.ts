import { indexLines, type Lines } from '../text/lines.ts';
import { type Directives, readDirectives } from './directives.ts';
import { type Assignments, readAssignments } from './python-assignments.ts';

/** A file that prompts came from, with what its comments say to this program. */
export type SourceText = {
  readonly text: string;
  readonly lines: Lines;
  readonly directives: Directives;
  /** Of a file of Python; read when it is first asked for. */
  readonly assignments: Assignments;
};

export function readSourceText(text: string): SourceText {
  const lines = indexLines(text);
  let assignments: Assignments | undefined;
  return {
    text,
    lines,
    directives: readDirectives(text, lines),
    get assignments() {
      return (assignments ??= readAssignments(text));
    },
  };
}

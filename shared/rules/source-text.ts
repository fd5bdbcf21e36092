import { indexLines, type Lines } from '../text/lines.ts';
import { type Directives, readDirectives } from './directives.ts';

/** A file that prompts came from, with what its comments say to this program. */
export type SourceText = {
  readonly text: string;
  readonly lines: Lines;
  readonly directives: Directives;
};

export function readSourceText(text: string): SourceText {
  const lines = indexLines(text);
  return { text, lines, directives: readDirectives(text, lines) };
}

import type { FileReader, SourceFile } from '../text/files.ts';
import type { ParsedFile } from './prompt.ts';

/** One way of writing prompts in files. A new format is one file in `formats/` and one line in `formats/index.ts`. */
export type PromptFormat = {
  /** Kebab-case, shown to people: `github-models`. */
  readonly id: string;
  readonly title: string;
  /** Globs of the files that may be of this format; discovery looks at nothing else. */
  readonly patterns: readonly string[];
  /** Whether this file is of this format, by its path and, where paths collide, by its text. Linear in the text. */
  readonly matches: (file: SourceFile) => boolean;
  /** Never throws for what a file may hold; what is wrong goes into `problems`. */
  readonly parse: (file: SourceFile, files: FileReader) => ParsedFile | Promise<ParsedFile>;
};

import type { SourceFile } from '../text/files.ts';
import type { Problem } from '../text/problem.ts';
import type { Recording } from './recording.ts';

/** One kind of recording file. A new format is one file in `formats/` and one line in `formats/index.ts`. */
export type RecordingFormat = {
  readonly id: string;
  readonly title: string;
  /** Whether the file is of this format, by path and content; cheap: looks at the first bytes or top-level keys. */
  readonly matches: (file: SourceFile) => boolean;
  /** Never throws for what a file may hold; refusals go into `problems` with their place. */
  readonly read: (file: SourceFile) => Recording;
  /** Why a file that looks like this format at first sight does not match, where a person would wonder. */
  readonly explain?: (file: SourceFile) => Problem | undefined;
};

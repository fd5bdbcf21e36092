import type { BytesFile, SourceFile, UnpackBytes } from '../text/files.ts';
import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import type { Recording } from './recording.ts';
import type { ValueReader } from './value-reader.ts';

/** One kind of recording file. A new format is one file in `formats/` and one line in `formats/index.ts`. */
export type RecordingFormat = {
  readonly id: string;
  readonly title: string;
  /** Whether the file is of this format, by path and content; cheap: looks at the first bytes or top-level keys. */
  readonly matches: (file: SourceFile) => boolean;
  /**
   * Never throws for what a file may hold; refusals go into `problems` with their place.
   */
  readonly read: (file: SourceFile, help?: ReadHelp) => Recording;
  /** Why a file that looks like this format at first sight does not match, where a person would wonder. */
  readonly explain?: (file: SourceFile) => Problem | undefined;
  /** Which of the files in the same folder hold what this one lacks; best first. */
  readonly companionsOf?: (path: string, siblings: readonly string[]) => readonly string[];
  /** For files that are no text. */
  readonly binary?: {
    readonly matches: (file: BytesFile) => boolean;
    readonly read: (file: BytesFile) => Recording;
  };
  /** For JSON Lines files too large to be held as one text: they are read a line at a time. */
  readonly lines?: LinesReading;
};

/** What a format may need beside the file. */
export type ReadHelp = {
  /** The files that `companionsOf` asked for. */
  readonly companions?: readonly SourceFile[];
  readonly unpackBrotli?: UnpackBytes;
};

export type LinesReading = {
  /** By the first values of the file. */
  readonly matches: (head: readonly Json[], path: string) => boolean;
  readonly open: (path: string) => ValueReader;
};

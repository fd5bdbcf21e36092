import type { Sentence } from './sentence.ts';

/** What a path holds. A text has at most `MAX_TEXT_BYTES` and no NUL byte, and is decoded as UTF-8 without its BOM. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'unreadable';
      readonly reason: Sentence;
      readonly hint?: Sentence;
      /** Nothing but its size stands against it: it can be read a line at a time. */
      readonly isTooLarge?: true;
    };

/**
 * One side of a comparison, or a workspace: files by path. Paths are relative to the workspace root, with `/`, and
 * never leave it; a reader answers `unreadable` for one that would (symbolic links included).
 */
export type FileReader = {
  readonly read: (path: string, options?: ReadOptions) => Promise<FileContent>;
  /** Every file's path, sorted, without what git ignores. */
  readonly list: () => Promise<readonly string[]>;
  /** Equal for equal content, across readers of one repository; absent when it is not known without reading. */
  readonly contentIdOf?: (path: string) => string | undefined;
  /** A file that is no text, as it is; absent where only texts can be read. */
  readonly readBytes?: (path: string, options?: ReadOptions) => Promise<BytesContent>;
  /** What the parser of source code is made of; absent where prompts in code are not read. */
  readonly loadGrammar?: LoadGrammar;
  /** Unpacks Brotli; absent where the host cannot. */
  readonly unpackBrotli?: UnpackBytes;
  /** A text too large to be held, a line at a time and without line ends; absent where files are only read whole. */
  readonly openLines?: (path: string) => Promise<LinesContent>;
};

/** The WebAssembly of the parser (`engine`) or of one language. */
export type LoadGrammar = (name: string) => Promise<Uint8Array>;

/** What packed bytes hold; undefined when they are none, are damaged, or hold more than `maxBytes`. */
export type UnpackBytes = (bytes: Uint8Array, maxBytes: number) => Uint8Array | undefined;

export type BytesContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | Exclude<FileContent, { kind: 'text' }>;

/** `lines` throws a `UserError` when the rest of the file turns out to be unreadable. */
export type LinesContent =
  | { readonly kind: 'lines'; readonly lines: AsyncIterable<string> }
  | Exclude<FileContent, { kind: 'text' }>;

type ReadOptions = {
  /** The largest file to read, in bytes; `MAX_TEXT_BYTES` when left out. */
  readonly maxBytes?: number;
};

/** One file, already read. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One file that is no text, already read. */
export type BytesFile = { readonly path: string; readonly bytes: Uint8Array };

/** Larger prompt and config files are refused by name; recordings have a limit of their own. */
export const MAX_TEXT_BYTES: number = 8 * 1024 * 1024;

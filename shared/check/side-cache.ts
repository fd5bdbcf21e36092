import type { ParsedFile } from '../prompt/prompt.ts';
import type { Recording } from '../recording/recording.ts';
import type { FileReader } from '../text/files.ts';

/** Remembers parsed files by content, so that what both sides share is parsed once and is the same value. */
export type SideCache = {
  readonly promptFile: (
    path: string,
    files: FileReader,
    parse: Parse<ParsedFile>,
  ) => Promise<ParsedFile | undefined>;
  readonly recording: (
    path: string,
    files: FileReader,
    parse: Parse<Recording>,
  ) => Promise<Recording | undefined>;
};

type Parse<T> = () => Promise<T | undefined>;

type Entry<T> = {
  /** Content ids of the file and of every file that was read for it. */
  readonly contentIds: ReadonlyMap<string, string>;
  readonly value: T;
};

export function createSideCache(): SideCache {
  const promptFiles = new Map<string, Entry<ParsedFile>>();
  const recordings = new Map<string, Entry<Recording>>();
  return {
    promptFile: (path, files, parse) =>
      remember(promptFiles, {
        path,
        files,
        parse,
        readsOf: (parsed) => (parsed.readsByGlob ? undefined : parsed.reads),
      }),
    recording: (path, files, parse) =>
      remember(recordings, { path, files, parse, readsOf: ({ reads = [] }) => reads }),
  };
}

async function remember<T>(
  entries: Map<string, Entry<T>>,
  lookup: {
    readonly path: string;
    readonly files: FileReader;
    readonly parse: Parse<T>;
    /** Other files the value depends on; absent when that is not known. */
    readonly readsOf: (value: T) => readonly string[] | undefined;
  },
): Promise<T | undefined> {
  const { path, files, parse, readsOf } = lookup;
  const known = entries.get(path);
  if (known && isCurrent(known, files)) return known.value;
  const value = await parse();
  if (value === undefined) return undefined;
  const reads = readsOf(value);
  const contentIds = reads && contentIdsOf([path, ...reads], files);
  if (contentIds) entries.set(path, { contentIds, value });
  return value;
}

function isCurrent<T>({ contentIds }: Entry<T>, files: FileReader): boolean {
  return [...contentIds].every(([path, id]) => files.contentIdOf?.(path) === id);
}

function contentIdsOf(
  paths: readonly string[],
  files: FileReader,
): ReadonlyMap<string, string> | undefined {
  const ids = new Map<string, string>();
  for (const path of paths) {
    const id = files.contentIdOf?.(path);
    if (id === undefined) return undefined;
    ids.set(path, id);
  }
  return ids;
}

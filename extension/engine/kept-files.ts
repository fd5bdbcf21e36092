import type { FileContent } from '../../shared/text/files.ts';

/** Texts are kept up to this size; larger ones (recordings, mostly) are read again when they are needed. UTF-16 units. */
const MAX_KEPT_UNITS = 256 * 1024;
/** All of them together, so that a repository of ten thousand source files does not fill the memory. */
const MAX_ALL_KEPT_UNITS = 16 * 1024 * 1024;

/** Contents of files, as many as fit, and which version of each it is. */
export type KeptFiles = {
  readonly find: (path: string) => FileContent | undefined;
  readonly keep: (path: string, content: FileContent) => void;
  /** Keeps a text however large it is. */
  readonly hold: (path: string, text: string) => void;
  readonly drop: (path: string) => void;
  readonly paths: () => Iterable<string>;
};

export function createKeptFiles(): KeptFiles {
  const kept = new Map<string, FileContent>();
  let keptUnits = 0;
  const drop = (path: string): void => {
    keptUnits -= unitsOf(kept.get(path));
    kept.delete(path);
  };
  const hold = (path: string, content: FileContent): void => {
    drop(path);
    keptUnits += unitsOf(content);
    kept.set(path, content);
  };
  return {
    find: (path) => kept.get(path),
    keep: (path, content) => {
      const units = unitsOf(content);
      if (units > MAX_KEPT_UNITS || keptUnits + units > MAX_ALL_KEPT_UNITS) return;
      hold(path, content);
    },
    hold: (path, text) => hold(path, { kind: 'text', text }),
    drop,
    paths: () => kept.keys(),
  };
}

function unitsOf(content: FileContent | undefined): number {
  return content?.kind === 'text' ? content.text.length : 0;
}

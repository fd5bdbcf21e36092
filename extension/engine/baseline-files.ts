import type { FileReader } from '../../shared/text/files.ts';
import type { BaselineChanges } from './editor-calls.ts';
import type { FolderFiles } from './folder-files.ts';

/** The baseline side: a file that has not changed is the head's, so that it is read and parsed once. */
export function openBaselineFiles(
  head: FolderFiles,
  changed: FolderFiles,
  changes: BaselineChanges,
): FileReader {
  const isChanged = new Set([
    ...changes.changed,
    ...changes.renames.flatMap(([headPath, baselinePath]) => [headPath, baselinePath]),
  ]);
  const sideOf = (path: string): FolderFiles => (isChanged.has(path) ? changed : head);
  return {
    read: (path, options) => sideOf(path).read(path, options),
    readBytes: async (path, options) =>
      (await sideOf(path).readBytes?.(path, options)) ?? { kind: 'missing' },
    list: async () => {
      const paths = new Set(await head.list());
      for (const path of isChanged) {
        const { kind } = await changed.read(path);
        if (kind === 'missing') paths.delete(path);
        else paths.add(path);
      }
      return [...paths].toSorted();
    },
    ...(head.loadGrammar && { loadGrammar: head.loadGrammar }),
    ...(head.unpackBrotli && { unpackBrotli: head.unpackBrotli }),
    contentIdOf: (path) => sideOf(path).contentIdOf?.(path),
  };
}

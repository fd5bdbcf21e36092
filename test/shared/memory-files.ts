import type { FileReader } from '../../shared/text/files.ts';

/** Files of a side, held in memory. */
export function memoryFiles(files: Readonly<Record<string, string>>): FileReader {
  const texts = new Map(Object.entries(files));
  return {
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    list: async () => [...texts.keys()].toSorted(),
    contentIdOf: (path) => texts.get(path),
  };
}

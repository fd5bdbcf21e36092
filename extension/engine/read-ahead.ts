import type { FileContent, FileReader } from '../../shared/text/files.ts';

/** Each read is a question to the editor, and may go to another machine. */
const AHEAD = 24;

/** Files that will be read in this order: asks for the next ones while one is worked on. */
export function readAhead(files: FileReader, paths: readonly string[]): FileReader {
  const places = new Map(paths.map((path, place) => [path, place]));
  const asked = new Map<string, Promise<FileContent>>();
  let next = 0;
  return {
    ...files,
    read: (path, options) => {
      const place = places.get(path);
      if (place === undefined || options) return files.read(path, options);
      for (; next < Math.min(paths.length, place + AHEAD); next += 1) {
        const ahead = paths[next];
        if (ahead === undefined) continue;
        const content = files.read(ahead);
        // Whoever reads it hears of a failure.
        content.catch(() => undefined);
        asked.set(ahead, content);
      }
      const content = asked.get(path);
      asked.delete(path);
      return content ?? files.read(path);
    },
  };
}

import type { ParsedFile } from './prompt.ts';

/**
 * Leaves out the files that a prompt file of another format reads (a promptfoo config and its prompt files): their
 * prompts are that file's. Files of one format that read each other, as BAML's do, stay.
 */
export function withoutTaken<T>(
  files: readonly T[],
  fileOf: (file: T) => { readonly path: string; readonly parsed: ParsedFile },
): readonly T[] {
  const readers = new Map<string, Set<string>>();
  for (const file of files) {
    const { parsed } = fileOf(file);
    const format = formatOf(parsed);
    if (format === undefined) continue;
    for (const path of parsed.reads)
      readers.set(path, (readers.get(path) ?? new Set()).add(format));
  }
  return files.filter((file) => {
    const { path, parsed } = fileOf(file);
    const own = formatOf(parsed);
    return ![...(readers.get(path) ?? [])].some((reader) => reader !== own);
  });
}

function formatOf({ prompts }: ParsedFile): string | undefined {
  return prompts[0]?.format;
}

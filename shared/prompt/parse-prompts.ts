import type { FileReader, SourceFile } from '../text/files.ts';
import { PROMPT_FORMATS } from './formats/index.ts';
import { plain } from './formats/plain.ts';
import type { PromptFormat } from './prompt-format.ts';
import type { ParsedFile } from './prompt.ts';

/** The format of a file, by its path and, where paths collide, by its text. */
export function findPromptFormat(file: SourceFile): PromptFormat | undefined {
  return PROMPT_FORMATS.find((format) => format.matches(file));
}

/**
 * The prompts of one file. A file of no known format is a plain text prompt with `asPlain` (somebody named this very
 * file), and no prompt but a warning without it (a glob caught it). Never throws for what a file may hold.
 */
export async function parsePrompts(
  file: SourceFile,
  files: FileReader,
  options: { readonly asPlain?: boolean } = {},
): Promise<ParsedFile> {
  const format = findPromptFormat(file) ?? (options.asPlain ? plain : undefined);
  if (format) return await format.parse(file, files);
  const message = 'This is no prompt file of a known format';
  const hint = 'Name the file itself to read it as plain text, or leave it out of the glob.';
  return {
    prompts: [],
    problems: [{ severity: 'warning', path: file.path, message, hint }],
    reads: [],
  };
}

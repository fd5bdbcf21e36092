import type { FileReader, SourceFile } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import { sentence } from '../text/sentence.ts';
import { isCodePath } from './code/code-language.ts';
import { code } from './formats/code.ts';
import { PROMPT_FORMATS } from './formats/index.ts';
import { plain } from './formats/plain.ts';
import type { PromptFormat } from './prompt-format.ts';
import type { ParsedFile } from './prompt.ts';

/** The format of a file, by its path and, where paths collide, by its text. */
export function findPromptFormat(file: SourceFile): PromptFormat | undefined {
  // Source files are many, and of one format only.
  if (isCodePath(file.path)) return code.matches(file) ? code : undefined;
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
  if (isCodePath(file.path)) return await parseSource(file, files, options);
  const format = findPromptFormat(file) ?? (options.asPlain ? plain : undefined);
  if (format) return await format.parse(file, files);
  const message = sentence`This is no prompt file of a known format`;
  const hint = sentence`Name the file itself to read it as plain text, or leave it out of the glob.`;
  return {
    prompts: [],
    problems: [{ severity: 'warning', path: file.path, message, hint }],
    reads: [],
  };
}

/** Whether the file of a path may hold prompts: what discovery opens. */
export function promptPathMatcher(): (path: string) => boolean {
  const matches = globMatcher(PROMPT_FORMATS.flatMap(({ patterns }) => patterns));
  return (path) => isCodePath(path) || matches(path);
}

/** Most source files hold no prompt: that is worth a word only when somebody named this very file. */
async function parseSource(
  file: SourceFile,
  files: FileReader,
  { asPlain = false }: { readonly asPlain?: boolean },
): Promise<ParsedFile> {
  if (!asPlain && !code.matches(file)) return { prompts: [], problems: [], reads: [] };
  const parsed = await code.parse(file, files);
  if (!asPlain || parsed.prompts.length > 0 || parsed.problems.length > 0) return parsed;
  const message = sentence`No prompt was found in this code`;
  const hint = sentence`Put the comment "promptfare: prompt" above a string to mark it as one.`;
  return { ...parsed, problems: [{ severity: 'warning', path: file.path, message, hint }] };
}

import type { SideCache } from '../check/side-cache.ts';
import { findPromptFormat, parsePrompts, promptPathMatcher } from '../prompt/parse-prompts.ts';
import type { ParsedFile, Prompt } from '../prompt/prompt.ts';
import { withoutTaken } from '../prompt/without-taken.ts';
import type { FileReader, SourceFile } from '../text/files.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';

export type ReadRequest = {
  readonly files: FileReader;
  /** Paths or globs relative to the workspace; none: every prompt file there is. */
  readonly operands: readonly string[];
  /** Globs of files that are left alone. */
  readonly exclude: readonly string[];
  /** Kept by callers that read often: what has not changed is not parsed again. */
  readonly cache?: Pick<SideCache, 'promptFile'>;
};

/** A prompt file of the workspace. */
type PromptFile = {
  readonly file: SourceFile;
  /** Whether somebody asked for this very file, which makes it a prompt whatever its name. */
  readonly isNamed: boolean;
  readonly parsed: ParsedFile;
};

export type ReadPrompts = {
  readonly promptFiles: readonly PromptFile[];
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
};

/** Reads prompt files; what cannot be read becomes a problem. */
export async function readPrompts(request: ReadRequest): Promise<ReadPrompts> {
  const { files } = request;
  const found: PromptFile[] = [];
  const problems: Problem[] = [];
  for (const { path, isNamed } of await pathsOf(request)) {
    const file = await readFile(path, files, problems);
    if (!file || (!isNamed && !findPromptFormat(file))) continue;
    const parse = (): Promise<ParsedFile> => parsePrompts(file, files, { asPlain: isNamed });
    // A file that somebody named is read in another way.
    const known = isNamed ? undefined : await request.cache?.promptFile(path, files, parse);
    const parsed = known ?? (await parse());
    found.push({ file, isNamed, parsed });
    problems.push(...parsed.problems);
  }
  const own = new Set(withoutTaken(found, ({ file, parsed }) => ({ path: file.path, parsed })));
  // Somebody asked for a named file, whoever else reads it.
  const promptFiles = found.filter((one) => one.isNamed || own.has(one));
  return { promptFiles, prompts: promptFiles.flatMap(({ parsed }) => parsed.prompts), problems };
}

async function readFile(
  path: string,
  files: FileReader,
  problems: Problem[],
): Promise<SourceFile | undefined> {
  const content = await files.read(path);
  if (content.kind === 'text') return { path, text: content.text };
  if (content.kind === 'missing') {
    problems.push({ severity: 'error', path, message: sentence`there is no such file` });
    return undefined;
  }
  const { reason, hint } = content;
  problems.push({
    severity: 'error',
    path,
    message: reason,
    ...(hint !== undefined && { hint }),
  });
  return undefined;
}

type NamedPath = { readonly path: string; readonly isNamed: boolean };

async function pathsOf({ files, operands, exclude }: ReadRequest): Promise<readonly NamedPath[]> {
  const isExcluded = globMatcher(exclude);
  const listed = (await files.list()).filter((path) => !isExcluded(path));
  if (operands.length === 0) {
    return listed.filter(promptPathMatcher()).map((path) => ({ path, isNamed: false }));
  }
  return operands.flatMap((operand): readonly NamedPath[] => {
    const path = operand.replace(/^\.\//, '').replace(/\/$/, '');
    const inside = listed.filter(globMatcher([path, `${path}/**`]));
    if (inside.length === 0 || inside.includes(path)) return [{ path, isNamed: true }];
    return inside.map((found) => ({ path: found, isNamed: false }));
  });
}

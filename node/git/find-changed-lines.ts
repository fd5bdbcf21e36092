import type { GitFolder } from './git-command.ts';
import { tryGit } from './run-git.ts';

export type LinesRequest = {
  readonly baseSha: string;
  readonly headSha: string;
  /** Relative to the folder. */
  readonly paths: readonly string[];
};

/** The first changed line of each file, as the head counts lines; a file is left out where git cannot say. */
export async function findChangedLines(
  folder: GitFolder,
  { baseSha, headSha, paths }: LinesRequest,
): Promise<ReadonlyMap<string, number>> {
  const lines = new Map<string, number>();
  for (const path of paths) {
    const answer = await tryGit(folder, [
      '--literal-pathspecs',
      'diff',
      '--unified=0',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      baseSha,
      headSha,
      '--',
      path,
    ]);
    if (answer.kind === 'failed') continue;
    const [, line] = /^@@ -\S+ \+(\d+)/m.exec(answer.stdout) ?? [];
    // Removed lines at the top of a file stand at line 0.
    if (line !== undefined) lines.set(path, Math.max(1, Number(line)));
  }
  return lines;
}

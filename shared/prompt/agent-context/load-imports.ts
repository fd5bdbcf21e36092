import type { FileReader, SourceFile } from '../../text/files.ts';
import { sentence } from '../../text/sentence.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import type { PlacedMistake } from '../formats/problems-in.ts';
import { findImports } from './find-imports.ts';

export type LoadedImports = {
  /** Every file once, in the order it is reached. */
  readonly files: readonly SourceFile[];
  readonly mistakes: readonly PlacedMistake[];
  readonly reads: readonly string[];
};

/** Claude Code follows imports of imports this far (code.claude.com, memory). */
const MAX_DEPTH = 5;
const MAX_FILES = 200;

type Wanted = {
  readonly from: string;
  readonly reference: string;
  readonly depth: number;
  /** The place in the first file that this import comes from. */
  readonly offset: number;
};

/**
 * The files that a context file pulls in with `@path`, and theirs. A path that is not there is left alone, because an
 * `@scope/package` looks like one; a file with an ending that is missing, or one outside the workspace, is named.
 */
export async function loadImports(file: SourceFile, files: FileReader): Promise<LoadedImports> {
  const loaded: SourceFile[] = [];
  const mistakes: PlacedMistake[] = [];
  const reads = new Set<string>();
  const seen = new Set([file.path]);
  const wanted: Wanted[] = findImports(file.text).map(({ reference, range }) => {
    return { from: file.path, reference, depth: 1, offset: range.start };
  });
  for (const next of wanted) {
    if (loaded.length >= MAX_FILES) break;
    const { from, reference, depth, offset } = next;
    const target = joinWorkspacePath(from, reference);
    if (target.kind === 'outside') {
      if (seen.has(reference)) continue;
      seen.add(reference);
      const hint = sentence`Its tokens come on top of the count.`;
      const message = sentence`The import @${reference} is not read: ${target.reason}`;
      mistakes.push({ offset, message, hint, severity: 'warning' });
      continue;
    }
    if (seen.has(target.path)) continue;
    seen.add(target.path);
    reads.add(target.path);
    const content = await files.read(target.path);
    if (content.kind !== 'text') {
      if (/\.\w{1,8}$/.test(reference)) mistakes.push(missing(next));
      continue;
    }
    const imported = { path: target.path, text: content.text };
    loaded.push(imported);
    if (depth >= MAX_DEPTH) continue;
    for (const inner of findImports(imported.text))
      wanted.push({ from: imported.path, reference: inner.reference, depth: depth + 1, offset });
  }
  return { files: loaded, mistakes, reads: [...reads] };
}

function missing({ reference, from, offset }: Wanted): PlacedMistake {
  const hint = sentence`Mend the path, or put it in backticks if it is no import.`;
  const message = sentence`The import @${reference} in ${from} does not exist`;
  return { offset, message, hint, severity: 'warning' };
}

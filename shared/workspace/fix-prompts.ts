import { compressPrompts } from '../compress/compress-prompts.ts';
import type { Piece } from '../compress/pieces.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import { RULES } from '../rules/index.ts';
import type { RuleLevel } from '../rules/lint-prompt.ts';
import type { LintRequest } from './lint-workspace.ts';
import { loadTargets } from './prompt-targets.ts';
import { readPrompts } from './read-prompts.ts';

/** A file with its automatic replacements made. */
export type FixedFile = {
  readonly path: string;
  /** The text as it was read. */
  readonly before: string;
  readonly text: string;
  /** The new text as runs of the old one and what stands between them. */
  readonly pieces: readonly Piece[];
  /** Replacements that were made. */
  readonly fixCount: number;
};

/** What `lint --fix` would write: only files that change. The same verifier as for `compress` has let it pass. */
export async function fixPrompts(request: LintRequest): Promise<readonly FixedFile[]> {
  const { files, config, operands } = request;
  const { promptFiles } = await readPrompts({ files, operands, exclude: config.exclude });
  const prompts = promptFiles.flatMap((file) => file.parsed.prompts);
  const targetOf = await loadTargets(prompts, request);
  const fixed: FixedFile[] = [];
  for (const { file, isNamed } of promptFiles) {
    const { before, after, pieces, edits } = await compressPrompts(file, {
      files,
      asPlain: isNamed,
      level: 'safe',
      ruleLevels: levelsOf(request),
      targetsOf: (prompt) => [{ model: UNKNOWN_MODEL, ...targetOf(prompt) }],
    });
    if (after === before) continue;
    const fixCount = edits.filter(({ dropped }) => !dropped).length;
    fixed.push({ path: file.path, before, text: after, pieces, fixCount });
  }
  return fixed;
}

function levelsOf({ config, only }: LintRequest): ReadonlyMap<string, RuleLevel> {
  const levels = new Map(Object.entries(config.rules));
  if (!only) return levels;
  return new Map(
    RULES.map(({ id }): [string, RuleLevel] => [
      id,
      only.has(id) ? (levels.get(id) ?? 'info') : 'off',
    ]),
  );
}

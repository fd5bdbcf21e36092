import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

type ActionInput = { readonly default?: string };

type Manifest = {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
};

export type StagedAction = { readonly manifest: Manifest; readonly main: string };

let staged: StagedAction | undefined;

/**
 * action.yml and dist alone, as a workflow gets them: what is not bundled is not found. `PROMPTFARE_ACTION_BUNDLE` names
 * another bundle, such as one with a planted bug.
 */
export function stageAction(): StagedAction {
  if (staged) return staged;
  const folder = mkdtempSync(join(tmpdir(), 'promptfare-action-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync('action.yml', join(folder, 'action.yml'));
  cpSync('dist/vocabulary', join(folder, 'dist/vocabulary'), { recursive: true });
  cpSync('dist/grammars', join(folder, 'dist/grammars'), { recursive: true });
  const bundle = process.env['PROMPTFARE_ACTION_BUNDLE'] ?? 'dist/action/index.mjs';
  const manifest: Manifest = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
  const main = join(folder, manifest.runs.main);
  cpSync(dirname(bundle), dirname(main), { recursive: true });
  staged = { manifest, main };
  return staged;
}

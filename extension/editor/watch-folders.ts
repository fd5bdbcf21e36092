import { Disposable, type Uri, workspace } from 'vscode';
import type { EngineClient } from './engine-client.ts';
import type { FolderReader } from './folder-reader.ts';
import type { BaselineReader } from './git/baseline-reader.ts';
import { placeOf } from './place.ts';
import { SECTION } from './settings.ts';

/** A branch switch changes many files at once. */
const DELAY_MS = 300;

/** Tells the engine what has changed on disk, in git and in the settings; then `changed`, once for many changes. */
export function watchFolders(
  {
    engine,
    baseline,
    folders,
  }: {
    readonly engine: EngineClient;
    readonly baseline: BaselineReader;
    readonly folders: FolderReader;
  },
  changed: () => void,
): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, DELAY_MS);
  };
  const forget = (resource: Uri): void => {
    const { root, path, isLoose } = placeOf(resource);
    if (isLoose || path.startsWith('.git/') || path.includes('node_modules/')) return;
    folders.forget();
    engine.tell('forget', { root, paths: [path] });
    tell();
  };
  const watcher = workspace.createFileSystemWatcher('**/*');
  return Disposable.from(
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidCreate(forget),
    watcher.onDidDelete(forget),
    baseline.onDidChange((root) => {
      engine.tell('forgetBaseline', { root });
      tell();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      for (const { uri } of workspace.workspaceFolders ?? []) {
        engine.tell('forgetBaseline', { root: uri.toString() });
      }
      tell();
    }),
    workspace.onDidChangeWorkspaceFolders(tell),
    new Disposable(() => clearTimeout(timer)),
  );
}

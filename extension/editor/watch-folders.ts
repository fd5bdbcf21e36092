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
  const forget = (resource: Uri, isContent: boolean): void => {
    const { root, path, isLoose } = placeOf(resource);
    if (isLoose || path.startsWith('.git/') || path.includes('node_modules/')) return;
    folders.forget();
    const change = { root, paths: [path], isContent };
    // Programs write many files that nothing here is made of.
    void engine.tell('forget', change).then((matters) => matters === false || tell());
  };
  const watcher = workspace.createFileSystemWatcher('**/*');
  return Disposable.from(
    watcher,
    watcher.onDidChange((resource) => forget(resource, true)),
    watcher.onDidCreate((resource) => forget(resource, false)),
    watcher.onDidDelete((resource) => forget(resource, false)),
    baseline.onDidChange((root) => {
      void engine.tell('forgetBaseline', { root });
      tell();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      for (const { uri } of workspace.workspaceFolders ?? []) {
        void engine.tell('forgetBaseline', { root: uri.toString() });
      }
      tell();
    }),
    workspace.onDidChangeWorkspaceFolders(tell),
    new Disposable(() => clearTimeout(timer)),
  );
}

import { EventEmitter, type Disposable, type Event, workspace } from 'vscode';
import { explainFailure } from '../../editor/explain-failure.ts';
import { folderOfRoot } from '../../editor/place.ts';
import type { FolderCosts } from '../../present/cost-tree.ts';
import type { Session } from '../feature.ts';

/** What the view shows of the workspace folders, filled part by part. */
export type LoadedCosts = Disposable & {
  readonly folders: () => readonly FolderCosts[];
  /** Computes what is not known; while it runs, a second call makes it run once more. */
  readonly load: () => Promise<void>;
  readonly onDidChange: Event<void>;
};

export function loadCosts({ compared, log }: Pick<Session, 'compared' | 'log'>): LoadedCosts {
  const known = new Map<string, FolderCosts>();
  const changed = new EventEmitter<void>();
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const put = (root: string, costs: Partial<FolderCosts>): void => {
    const before = known.get(root) ?? { root, title: titleOf(root), failures: [] };
    known.set(root, { ...before, ...costs });
    changed.fire();
  };
  const loadFolder = async (root: string): Promise<void> => {
    const failures: string[] = [];
    const take = async (part: Promise<Partial<FolderCosts>>): Promise<void> => {
      try {
        put(root, await part);
      } catch (error) {
        const reason = explainFailure(error);
        log.warn(`${root}: ${reason}`);
        failures.push(reason);
      }
    };
    await take(compared.index(root).then((index) => ({ index })));
    await take(compared.compare(root).then((answer) => ({ compared: answer })));
    put(root, { failures });
  };
  const loadAll = async (): Promise<void> => {
    const roots = compared.roots();
    for (const root of known.keys()) if (!roots.includes(root)) known.delete(root);
    for (const root of roots) await loadFolder(root);
    if (!isAskedAgain) return;
    isAskedAgain = false;
    await loadAll();
  };
  return {
    folders: () => compared.roots().flatMap((root) => known.get(root) ?? []),
    onDidChange: changed.event,
    load: async () => {
      isAskedAgain = running !== undefined;
      running ??= loadAll().finally(() => {
        running = undefined;
        changed.fire();
      });
      await running;
    },
    dispose: () => changed.dispose(),
  };
}

function titleOf(root: string): string {
  const folder = folderOfRoot(root);
  return workspace.getWorkspaceFolder(folder)?.name ?? folder.path;
}

import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { ComparedWorkspace } from '../engine/compared-workspace.ts';
import type { WorkspaceIndex } from '../engine/engine-calls.ts';
import type { EngineClient } from './engine-client.ts';
import { rootsOfWorkspace } from './git/baseline-reader.ts';
import { readSettings } from './settings.ts';

/** What is known of workspace folders as a whole: computed when somebody looks, kept until something changes. */
export type ComparedFolders = Disposable & {
  /** Names of the workspace folders, as the engine knows them. */
  readonly roots: () => readonly string[];
  readonly index: (root: string) => Promise<WorkspaceIndex>;
  readonly compare: (root: string) => Promise<ComparedWorkspace>;
  /** The last comparison, if there is one already. */
  readonly findCompared: (root: string) => ComparedWorkspace | undefined;
  readonly onDidCompare: Event<string>;
  readonly forget: () => void;
};

export function createComparedFolders(engine: EngineClient): ComparedFolders {
  const indexes = new Map<string, Promise<WorkspaceIndex>>();
  const comparisons = new Map<string, Promise<ComparedWorkspace>>();
  const compared = new Map<string, ComparedWorkspace>();
  const didCompare = new EventEmitter<string>();
  return {
    roots: rootsOfWorkspace,
    index: (root) =>
      once(indexes, root, () => {
        const { models, callsPerMonth } = readSettings();
        const settings = { models, ...(callsPerMonth !== undefined && { callsPerMonth }) };
        return engine.call('index', { root, ...settings });
      }),
    compare: (root) =>
      once(comparisons, root, async () => {
        const answer = await engine.call('compare', { root });
        compared.set(root, answer);
        didCompare.fire(root);
        return answer;
      }),
    findCompared: (root) => compared.get(root),
    onDidCompare: didCompare.event,
    forget: () => {
      indexes.clear();
      comparisons.clear();
    },
    dispose: () => didCompare.dispose(),
  };
}

/** A failed computation is tried again at the next call. */
function once<T>(
  known: Map<string, Promise<T>>,
  key: string,
  compute: () => Promise<T>,
): Promise<T> {
  const running = known.get(key) ?? compute();
  known.set(key, running);
  running.catch(() => known.delete(key));
  return running;
}

import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { ComparedWorkspace } from '../engine/compared-workspace.ts';
import type { WorkspaceIndex } from '../engine/engine-calls.ts';
import { createLatest } from './create-latest.ts';
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
  const compared = new Map<string, ComparedWorkspace>();
  const didCompare = new EventEmitter<string>();
  const indexes = createLatest((root: string, signal) => {
    const { models, callsPerMonth } = readSettings();
    const settings = { models, ...(callsPerMonth !== undefined && { callsPerMonth }) };
    return engine.call('index', { root, ...settings }, signal);
  });
  const comparisons = createLatest(async (root: string, signal) => {
    const answer = await engine.call('compare', { root }, signal);
    compared.set(root, answer);
    didCompare.fire(root);
    return answer;
  });
  return {
    roots: rootsOfWorkspace,
    index: indexes.find,
    compare: comparisons.find,
    findCompared: (root) => compared.get(root),
    onDidCompare: didCompare.event,
    forget: () => {
      indexes.forget();
      comparisons.forget();
    },
    dispose: () => didCompare.dispose(),
  };
}

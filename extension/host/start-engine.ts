import type { Uri } from 'vscode';
import type { Port } from '../engine/channel.ts';

/** The engine's thread. */
export type EngineThread = Port & {
  readonly onFailure: (listener: (reason: string) => void) => void;
  readonly stop: () => void;
};

/** Starts the engine in a thread of its own; each host has another kind of thread. */
export type StartEngine = (extensionUri: Uri) => Promise<EngineThread>;

import { Worker } from 'node:worker_threads';
import { Uri } from 'vscode';
import type { StartEngine } from './start-engine.ts';

const LIMITS = {
  /** MB of memory for objects: enough for 10,000 recorded cases, and a bound for a hostile file. */
  maxOldGenerationSizeMb: 1024,
  /** V8 takes twice as much for new objects when nobody says so, and is no faster for it here. */
  maxYoungGenerationSizeMb: 24,
};

export const startNodeEngine: StartEngine = async (extensionUri) => {
  const file = Uri.joinPath(extensionUri, 'dist', 'extension', 'engine.cjs').fsPath;
  const worker = new Worker(file, { resourceLimits: LIMITS });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure: (listener) => worker.once('error', ({ message }) => listener(message)),
    stop: () => void worker.terminate(),
  };
};

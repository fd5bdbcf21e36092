import { Worker } from 'node:worker_threads';
import { Uri } from 'vscode';
import type { StartEngine } from './start-engine.ts';

/** MB of memory for objects: enough for 10,000 recorded cases, and a bound for a hostile file. */
const MAX_OLD_SPACE_MB = 1024;

export const startNodeEngine: StartEngine = async (extensionUri) => {
  const file = Uri.joinPath(extensionUri, 'dist', 'extension', 'engine.cjs').fsPath;
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB } });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure: (listener) => worker.once('error', ({ message }) => listener(message)),
    stop: () => void worker.terminate(),
  };
};

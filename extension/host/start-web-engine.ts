import { Uri, workspace } from 'vscode';
import type { StartEngine } from './start-engine.ts';

/** A worker may only be made from its own origin, and an extension's files come from another: hence the blob. */
export const startWebEngine: StartEngine = async (extensionUri) => {
  const file = Uri.joinPath(extensionUri, 'dist', 'extension', 'web', 'engine.js');
  const script = await workspace.fs.readFile(file);
  const url = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // VS Code loads the script from within the worker, some time after this call.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
    stop: () => worker.terminate(),
  };
};

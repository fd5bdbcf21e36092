import { parentPort } from 'node:worker_threads';
import { connect } from './channel.ts';
import type { EditorCalls } from './editor-calls.ts';
import { createEngine } from './engine.ts';
import { unpackBrotli } from './unpack-brotli.ts';

// The engine in a thread of Node.
if (parentPort) {
  const port = parentPort;
  connect<EditorCalls>(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', listener),
    },
    (call) => createEngine(call, { clock: () => new Date(), unpackBrotli }),
  );
}

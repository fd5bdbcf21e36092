import { connect } from './channel.ts';
import type { EditorCalls } from './editor-calls.ts';
import { createEngine } from './engine.ts';

// The engine in a worker of the browser.
connect<EditorCalls>(
  {
    post: (message) => globalThis.postMessage(message),
    onMessage: (listener) => globalThis.addEventListener('message', ({ data }) => listener(data)),
  },
  (call) => createEngine(call, { clock: () => new Date() }),
);

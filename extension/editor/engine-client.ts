import { Uri, workspace, type Disposable, type ExtensionContext } from 'vscode';
import { type Caller, connect } from '../engine/channel.ts';
import type { EditorCalls } from '../engine/editor-calls.ts';
import type { EngineCalls } from '../engine/engine-calls.ts';
import type { EngineThread, StartEngine } from '../host/start-engine.ts';

/** The engine, started when it is first asked. */
export type EngineClient = Disposable & {
  readonly call: Caller<EngineCalls>;
  /** Tells the engine what has changed, if it runs: what was never asked has nothing to forget, and no answer. */
  readonly tell: <Name extends 'forget' | 'forgetBaseline'>(
    name: Name,
    argument: Parameters<EngineCalls[Name]>[0],
  ) => Promise<ReturnType<EngineCalls[Name]> | undefined>;
};

export function createEngineClient(
  { extensionUri }: ExtensionContext,
  startEngine: StartEngine,
  editorCalls: EditorCalls,
): EngineClient {
  let running: Promise<Running> | undefined;
  const run = async (): Promise<Running> => {
    const thread = await startEngine(extensionUri);
    thread.onFailure(() => {
      running = undefined;
    });
    return { thread, call: connect<EngineCalls>(thread, () => editorCalls) };
  };
  const start = (): Promise<Running> => {
    running ??= run();
    // What has failed is tried again at the next call.
    running.catch(() => {
      running = undefined;
    });
    return running;
  };
  return {
    call: (name, argument, signal) => start().then(({ call }) => call(name, argument, signal)),
    tell: async (name, argument) => {
      try {
        return await (await running)?.call(name, argument);
      } catch {
        return undefined;
      }
    },
    dispose: () => void running?.then(({ thread }) => thread.stop()),
  };
}

type Running = {
  readonly thread: EngineThread;
  readonly call: Caller<EngineCalls>;
};

/** Reads a file of the extension below `dist/`. */
export function readAsset({ extensionUri }: ExtensionContext, name: string): Promise<Uint8Array> {
  return Promise.resolve(
    workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', ...name.split('/'))),
  );
}

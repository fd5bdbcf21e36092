import type { FileReader } from '../../shared/text/files.ts';

/**
 * Between the steps of a long call: lets others of the thread in, such as a keystroke's, when it has had its turn, and
 * throws when nobody waits for the answer any more.
 */
export type TakeTurn = () => Promise<void>;

/** A call has the thread for so long, in ms; a turn that is given up costs one. */
const TURN_MS = 12;

export function createTurns(signal: AbortSignal | undefined): TakeTurn {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < TURN_MS) return;
    // Messages come in between two tasks, which a promise alone does not end.
    await new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
    since = performance.now();
    signal?.throwIfAborted();
  };
}

/** Files whose reading is a step. */
export function withTurns<Files extends FileReader>(files: Files, takeTurn: TakeTurn): Files {
  return {
    ...files,
    read: async (path, options) => {
      await takeTurn();
      return files.read(path, options);
    },
  };
}

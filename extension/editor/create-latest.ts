/** Values by key that take long: computed when somebody asks, kept until they are forgotten. */
export type Latest<Value> = {
  readonly find: (key: string) => Promise<Value>;
  /** What is computed now is ended, because it would be stale; who waits for it gets the next value. */
  readonly forget: () => void;
};

type Running<Value> = { readonly value: Promise<Value>; readonly controller: AbortController };

/** A failed computation is tried again when it is asked for the next time. */
export function createLatest<Value>(
  compute: (key: string, signal: AbortSignal) => Promise<Value>,
): Latest<Value> {
  const known = new Map<string, Running<Value>>();
  const start = (key: string): Running<Value> => {
    const controller = new AbortController();
    const value = compute(key, controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted) return find(key);
      known.delete(key);
      throw error;
    });
    return { value, controller };
  };
  const find = (key: string): Promise<Value> => {
    const running = known.get(key) ?? start(key);
    known.set(key, running);
    return running.value;
  };
  return {
    find,
    forget: () => {
      const stale = [...known.values()];
      known.clear();
      for (const { controller } of stale) controller.abort();
    },
  };
}

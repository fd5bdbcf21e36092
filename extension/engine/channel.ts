import type { Sentence } from '../../shared/text/sentence.ts';
import { UserError } from '../../shared/text/user-error.ts';

/** One end of a line between two threads. Messages are cloned on the way. */
export type Port = {
  readonly post: (message: Message<unknown>) => void;
  /** What comes has the type it was sent with: both ends are this extension's own files. */
  readonly onMessage: (listener: (message: Message<never>) => void) => void;
  /** Tells that the other side has died; absent where this side would die with it. */
  readonly onFailure?: (listener: (reason: string) => void) => void;
};

type Message<Value> =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly argument: Value }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: Value }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly reason: string;
      /** Of a mistake that the user can mend: the same, to be translated. */
      readonly said?: Sentence;
    };

/**
 * Functions that one side offers: each takes one value and answers one, both cloneable. The signal tells that nobody
 * waits for the answer any more.
 */
export type Calls = {
  readonly [name: string]: (argument: never, signal: AbortSignal) => unknown;
};

/** Calls a function of the other side. Rejects with the reason when it throws, and at once when the signal ends it. */
export type Caller<Other extends Calls> = <Name extends keyof Other & string>(
  name: Name,
  argument: Parameters<Other[Name]>[0],
  signal?: AbortSignal,
) => Promise<Awaited<ReturnType<Other[Name]>>>;

type Pending = {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
};

/** Offers functions over a port, which may call the other side's, and answers how to call those. */
export function connect<Other extends Calls>(
  port: Port,
  offer: (call: Caller<Other>) => Calls,
): Caller<Other> {
  const pending = new Map<number, Pending>();
  let calls = 0;
  const call: Caller<Other> = (name, argument, signal) =>
    new Promise((resolve, reject) => {
      calls += 1;
      const id = calls;
      if (signal?.aborted) {
        reject(reasonOf(signal));
        return;
      }
      pending.set(id, { resolve, reject });
      port.post({ kind: 'call', id, name, argument });
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return;
        port.post({ kind: 'cancel', id });
        reject(reasonOf(signal));
      });
    });
  const answer = answerWith(offer(call), port);
  port.onFailure?.((reason) => {
    for (const { reject } of pending.values()) reject(new Error(reason));
    pending.clear();
  });
  port.onMessage((message) => {
    if (message.kind === 'call' || message.kind === 'cancel') {
      answer(message);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(message.said ? new UserError(message.said) : new Error(message.reason));
  });
  return call;
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

type Question = Extract<Message<never>, { kind: 'call' | 'cancel' }>;

/** Answers calls with the functions of this side, and tells those that run when they are not wanted any more. */
function answerWith(own: Calls, port: Port): (message: Question) => void {
  const running = new Map<number, AbortController>();
  return (message) => {
    const { id } = message;
    if (message.kind === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    void compute(own, message, controller.signal)
      .then(port.post)
      .finally(() => running.delete(id));
  };
}

async function compute(
  own: Calls,
  { id, name, argument }: Extract<Question, { kind: 'call' }>,
  signal: AbortSignal,
): Promise<Message<unknown>> {
  try {
    return { kind: 'answer', id, value: await own[name]?.(argument, signal) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failure', id, reason, ...(error instanceof UserError && { said: error.said }) };
  }
}

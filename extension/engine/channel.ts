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
  | { readonly kind: 'answer'; readonly id: number; readonly value: Value }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly reason: string;
      /** Of a mistake that the user can mend: the same, to be translated. */
      readonly said?: Sentence;
    };

/** Functions that one side offers: each takes one value and answers one, both cloneable. */
export type Calls = { readonly [name: string]: (argument: never) => unknown };

/** Calls a function of the other side. Rejects with the reason when it throws. */
export type Caller<Other extends Calls> = <Name extends keyof Other & string>(
  name: Name,
  argument: Parameters<Other[Name]>[0],
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
  const call: Caller<Other> = (name, argument) =>
    new Promise((resolve, reject) => {
      calls += 1;
      pending.set(calls, { resolve, reject });
      port.post({ kind: 'call', id: calls, name, argument });
    });
  const own = offer(call);
  port.onFailure?.((reason) => {
    for (const { reject } of pending.values()) reject(new Error(reason));
    pending.clear();
  });
  port.onMessage((message) => {
    if (message.kind === 'call') {
      void answer(message, own).then(port.post);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(message.said ? new UserError(message.said) : new Error(message.reason));
  });
  return call;
}

async function answer(
  { id, name, argument }: Extract<Message<never>, { kind: 'call' }>,
  own: Calls,
): Promise<Message<unknown>> {
  try {
    return { kind: 'answer', id, value: await own[name]?.(argument) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failure', id, reason, ...(error instanceof UserError && { said: error.said }) };
  }
}

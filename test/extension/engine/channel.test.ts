import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { connect, type Port } from '../../../extension/engine/channel.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { UserError } from '../../../shared/text/user-error.ts';

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

function portsOf(): readonly [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return [portOf(port1), portOf(port2)];
}

function portOf(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  };
}

type Server = {
  readonly double: (value: number) => Promise<number>;
  readonly fail: (reason: string) => Promise<never>;
  readonly refuse: (name: string) => Promise<never>;
  readonly askBack: (value: string) => Promise<string>;
};
type Client = { readonly upper: (value: string) => string };

function connectBoth(): ReturnType<typeof connect<Server>> {
  const [here, there] = portsOf();
  connect<Client>(there, (call) => ({
    double: async (value: number) => value * 2,
    fail: async (reason: string) => {
      throw new Error(reason);
    },
    refuse: async (name: string) => {
      throw new UserError(sentence`No suite is called ${name}`);
    },
    askBack: (value: string) => call('upper', value),
  }));
  return connect<Server>(here, () => ({ upper: (value: string) => value.toUpperCase() }));
}

it('answers calls, whatever order they end in', async () => {
  const call = connectBoth();
  expect(await Promise.all([call('double', 2), call('askBack', 'a'), call('double', 21)])).toEqual([
    4,
    'A',
    42,
  ]);
});

it('rejects with the reason of the other side', async () => {
  await expect(connectBoth()('fail', 'no such file')).rejects.toThrow('no such file');
});

it('rejects with a sentence where the user can mend it', async () => {
  const mistake = connectBoth()('refuse', 'support');
  await expect(mistake).rejects.toThrow('No suite is called support');
  await expect(mistake).rejects.toMatchObject({
    name: 'UserError',
    said: { template: 'No suite is called {0}', values: ['support'] },
  });
});

it('rejects what is still open when the other side dies', async () => {
  let die: (reason: string) => void = () => undefined;
  const call = connect<Server>(
    {
      post: () => undefined,
      onMessage: () => undefined,
      onFailure: (listener) => {
        die = listener;
      },
    },
    () => ({}),
  );
  const answer = call('double', 1);
  die('out of memory');
  await expect(answer).rejects.toThrow('out of memory');
});

it('ends a call that nobody waits for, on both sides', async () => {
  const [here, there] = portsOf();
  const ended: string[] = [];
  connect<Client>(there, () => ({
    wait: (_: string, signal: AbortSignal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.push('wait');
          reject(new Error('the answer nobody waits for'));
        });
      }),
    double: async (value: number) => value * 2,
  }));
  const call = connect<Pick<Server, 'double'> & { readonly wait: (value: string) => never }>(
    here,
    () => ({}),
  );
  const controller = new AbortController();
  const waiting = call('wait', 'a', controller.signal);
  expect(await call('double', 2)).toBe(4);
  controller.abort(new Error('the panel is closed'));
  await expect(waiting).rejects.toThrow('the panel is closed');
  expect(await call('double', 3)).toBe(6);
  expect(ended).toEqual(['wait']);
});

it('does not make a call that is not wanted when it is made', async () => {
  const call = connectBoth();
  await expect(call('double', 1, AbortSignal.abort(new Error('too late')))).rejects.toThrow(
    'too late',
  );
});

it('keeps an answer that came before the signal', async () => {
  const controller = new AbortController();
  const answer = connectBoth()('double', 2, controller.signal);
  expect(await answer).toBe(4);
  controller.abort();
  expect(await answer).toBe(4);
});

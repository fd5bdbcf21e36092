import { describe, expect, it } from 'vitest';
import { foldRecording, loadRecording } from '../../../shared/recording/load-recording.ts';
import type { FileReader } from '../../../shared/text/files.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { bytesFixture, fixture } from './fixture.ts';

const OUTPUT = 'batch-results/tickets_output.jsonl';
const INPUT = 'batch-requests/tickets_input.jsonl';

describe('loadRecording', () => {
  it('finds the requests of a batch beside its results', async () => {
    const files = memory({
      'b/output.jsonl': fixture(OUTPUT).text,
      'b/input.jsonl': fixture(INPUT).text,
    });
    const loaded = await loadRecording('b/output.jsonl', files);
    expect(loaded).toMatchObject({
      kind: 'read',
      recording: {
        reads: ['b/input.jsonl'],
        samples: [{ messages: expect.anything() }, {}, {}, {}],
      },
    });
  });

  it('leaves requests in another folder alone', async () => {
    const files = memory({
      'a/output.jsonl': fixture(OUTPUT).text,
      'b/input.jsonl': fixture(INPUT).text,
    });
    const loaded = await loadRecording('a/output.jsonl', files);
    expect(loaded.kind === 'read' && loaded.recording.samples[0]?.messages).toBeUndefined();
  });

  it('reads an archive as bytes', async () => {
    const { bytes } = bytesFixture('inspect-eval/zstd.eval');
    const files: FileReader = {
      ...memory({}),
      read: async () => ({ kind: 'unreadable', reason: sentence`a binary file` }),
      readBytes: async () => ({ kind: 'bytes', bytes }),
    };
    const loaded = await loadRecording('log.eval', files);
    expect(loaded).toMatchObject({ kind: 'read', recording: { samples: [{}, {}] } });
  });

  it('says why a file that is no recording cannot be read', async () => {
    const files: FileReader = {
      ...memory({}),
      read: async () => ({ kind: 'unreadable', reason: sentence`a binary file` }),
      readBytes: async () => ({ kind: 'bytes', bytes: new Uint8Array([1, 2, 3]) }),
    };
    expect(await loadRecording('x.bin', files)).toEqual({
      kind: 'unreadable',
      reason: 'a binary file',
    });
    expect(await loadRecording('x.json', memory({}))).toEqual({ kind: 'missing' });
  });

  it('reads lines of a large file to the same samples as the whole of a small one', async () => {
    for (const name of [
      'fare/support.fare.jsonl',
      'promptfoo/output.jsonl',
      'claude-code/session.jsonl',
      'codex/rollout.jsonl',
      'otel-spans/openinference.jsonl',
      OUTPUT,
    ]) {
      const whole = await loadRecording(name, memory({ [name]: fixture(name).text }));
      const lines = await loadRecording(name, large({ [name]: fixture(name).text }));
      expect(lines).toEqual(whole);
    }
  });

  it('refuses a large file whose texts are too much to keep, and sums it up all the same', async () => {
    const line = (number: number): string =>
      `{"vars":{"text":"${number}${'x'.repeat(1_000_000)}"},"usage":{"input":1,"output":1}}\n`;
    const text = Array.from({ length: 20 }, (_, number) => line(number)).join('');
    const loaded = await loadRecording('x.fare.jsonl', large({ 'x.fare.jsonl': text }));
    expect(loaded).toMatchObject({
      recording: {
        samples: [],
        problems: [
          { severity: 'error', message: 'The recording holds more than 12 MB of different texts' },
        ],
      },
    });
    let calls = 0;
    await foldRecording('x.fare.jsonl', large({ 'x.fare.jsonl': text }), () => (calls += 1));
    expect(calls).toBe(20);
  });

  it('does not read on when no format knows the lines of a large file', async () => {
    let read = 0;
    async function* lines(): AsyncGenerator<string> {
      for (;;) {
        read += 1;
        yield '{"a":1}';
      }
    }
    const files: FileReader = {
      ...large({ 'x.jsonl': '' }),
      openLines: async () => ({ kind: 'lines', lines: lines() }),
    };
    expect(await loadRecording('x.jsonl', files)).toMatchObject({ kind: 'unreadable' });
    expect(read).toBeLessThan(20);
  });
});

function memory(texts: { readonly [path: string]: string }): FileReader {
  return {
    read: async (path) => {
      const text = texts[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    list: async () => Object.keys(texts),
  };
}

/** Files that are too large to be read whole. */
function large(texts: { readonly [path: string]: string }): FileReader {
  return {
    ...memory(texts),
    read: async () => ({ kind: 'unreadable', reason: sentence`too large`, isTooLarge: true }),
    openLines: async (path) => ({ kind: 'lines', lines: linesOf(texts[path] ?? '') }),
  };
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

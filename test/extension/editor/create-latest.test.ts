import { expect, it } from 'vitest';
import { createLatest } from '../../../extension/editor/create-latest.ts';

/** A computation whose runs are ended by hand, or by their signal. */
function createRuns(): {
  readonly runs: { readonly key: string; readonly end: (value: string) => void }[];
  readonly compute: (key: string, signal: AbortSignal) => Promise<string>;
} {
  const runs: { readonly key: string; readonly end: (value: string) => void }[] = [];
  return {
    runs,
    compute: (key, signal) =>
      new Promise((end, reject) => {
        runs.push({ key, end });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
}

it('computes once for all who ask', async () => {
  const { runs, compute } = createRuns();
  const latest = createLatest(compute);
  const asked = [latest.find('a'), latest.find('a'), latest.find('b')];
  runs.forEach(({ key, end }) => end(`value of ${key}`));
  expect(await Promise.all(asked)).toEqual(['value of a', 'value of a', 'value of b']);
  expect(await latest.find('a')).toBe('value of a');
  expect(runs).toHaveLength(2);
});

it('gives the next value to those who wait for one that is forgotten', async () => {
  const { runs, compute } = createRuns();
  const latest = createLatest(compute);
  const before = latest.find('a');
  latest.forget();
  const after = latest.find('a');
  expect(runs).toHaveLength(2);
  runs[1]?.end('new');
  expect(await Promise.all([before, after])).toEqual(['new', 'new']);
  expect(runs).toHaveLength(2);
});

it('computes again for who waits, though nobody else asks', async () => {
  const { runs, compute } = createRuns();
  const latest = createLatest(compute);
  const before = latest.find('a');
  latest.forget();
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.end('new');
  expect(await before).toBe('new');
});

it('tries again what has failed', async () => {
  let runs = 0;
  const latest = createLatest(async () => {
    runs += 1;
    if (runs === 1) throw new Error('no engine');
    return runs;
  });
  await expect(latest.find('a')).rejects.toThrow('no engine');
  expect(await latest.find('a')).toBe(2);
});

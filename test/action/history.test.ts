import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../node/git/scratch-repository.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import type { ActionRun, RunOptions } from './harness/run-action.ts';

/** What a run of the action keeps, or a whole report as JSON. */
function point(commit: string, costUsd?: number, suite = 'support'): string {
  const head = costUsd === undefined ? {} : { head: { costUsd, caseCount: 4 } };
  return JSON.stringify({
    version: 1,
    status: 'cheaper',
    comparison: { kind: 'compared', headCommit: commit.padEnd(40, '0') },
    suites: [{ name: suite, ...head }],
  });
}

function pushEvent({ scenario }: PullRequest): RunOptions['event'] {
  const { baseSha, mergeSha } = scenario();
  return { name: 'push', payload: { before: baseSha, after: mergeSha } };
}

async function runWith(
  files: Readonly<Record<string, string>>,
  options: Partial<RunOptions> = {},
): Promise<{ readonly run: ActionRun; readonly folder: string }> {
  const folder = join(makeFolder(), 'history');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const pull = await openPullRequest('costs-more');
  return {
    folder,
    run: await pull.run({ with: { history: folder, comment: 'never' }, ...options }),
  };
}

it('charts the cost of a suite over earlier runs, oldest first, and this one', async () => {
  const { run } = await runWith({
    'run-9.json': point('a9', 0.001),
    'run-10.json': point('b10', 0.0015),
    'run-100/default.json': point('c100', 0.00125),
  });
  const [, chart = ''] = /```mermaid\n([^`]*)```/.exec(run.summary) ?? [];
  expect(chart).toMatch(/^xychart-beta\n/);
  expect(chart).toContain('x-axis ["a900000", "b100000", "c100000", "this run"]');
  expect(chart).toMatch(/line \[1, 1\.5, 1\.25, \d\.\d+\]/);
  // The scale starts at nothing, and ends at the dearest run.
  expect(chart).toMatch(/y-axis "US dollars per 1,000 runs" 0 --> \d/);
  expect(run.summary).toMatch(/`support`, cost per run: \$0\.0010 → \$0\.00\d+/);
});

it('invents no point: runs that did not know the cost, other suites, forged files and links are left out', async () => {
  const [folder, elsewhere] = [makeFolder(), makeFolder()];
  writeFileSync(join(elsewhere, 'secret.json'), point('e5', 9));
  const pull = await openPullRequest('costs-more');
  const files = {
    'run-1.json': point('a1', 0.001),
    'run-2.json': point('b2'),
    'run-3.json': point('c3', 0.5, 'x"] \n```\n<img> other'),
    'run-4.json': point('d4', -1),
    'run-5.json': '{"version":1',
    'run-6.json': JSON.stringify({ version: 2 }),
    'run-7.measured.json': point('f7', 3),
    'notes.txt': point('f8', 3),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(elsewhere, 'secret.json'), join(folder, 'run-8.json'));
  const history = makeFolder();
  symlinkSync(elsewhere, join(history, 'linked'));
  const empty = await pull.run({ with: { history, comment: 'never' } });
  expect(empty.summary).toContain('There is no earlier run of these suites in the history yet.');
  const run = await pull.run({ with: { history: folder, comment: 'never' } });
  expect(run.summary).toContain('x-axis ["a100000", "this run"]');
  expect(run.summary).not.toContain('<img>');
  expect(run.exitCode).toBe(0);
});

it('adds what a push measured to the history, and nothing that is only proposed', async () => {
  const proposed = await runWith({});
  expect(readdirSync(proposed.folder)).toEqual([]);
  const pull = await openPullRequest('costs-more');
  const folder = join(makeFolder(), 'new');
  const options = { event: pushEvent(pull), with: { history: folder } };
  expect((await pull.run({ ...options, runId: 41 })).exitCode).toBe(0);
  expect(readdirSync(folder)).toEqual(['run-41.json']);
  expect(JSON.parse(readFileSync(join(folder, 'run-41.json'), 'utf8'))).toEqual({
    version: 1,
    comparison: { headCommit: pull.scenario().mergeSha },
    suites: [{ name: 'support', head: { costUsd: expect.any(Number) } }],
  });
  // The same commit again is one point, and it is this run.
  const again = await pull.run({ ...options, runId: 42 });
  expect(again.summary).toContain('no earlier run of these suites');
});

it('keeps a hundred runs, and files of others', async () => {
  const pull = await openPullRequest('no-change');
  const folder = makeFolder();
  for (let id = 1; id <= 105; id += 1) {
    writeFileSync(join(folder, `run-${id}.json`), point(id.toString(16).padStart(4, '0'), 0.001));
  }
  writeFileSync(join(folder, 'mine.json'), '{}');
  const event = pushEvent(pull);
  const run = await pull.run({ event, with: { history: folder }, runId: 2000 });
  const names = readdirSync(folder);
  expect(names).toHaveLength(101);
  expect(names).toEqual(expect.arrayContaining(['mine.json', 'run-2000.json', 'run-7.json']));
  expect(names).not.toContain('run-6.json');
  // Eleven earlier ones and this run: as many as a chart has room for.
  expect(/x-axis \[(.*)\]/.exec(run.summary)?.[1]?.split(', ')).toHaveLength(12);
});

it('stands with a history that cannot be written', async () => {
  const pull = await openPullRequest('no-change');
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  const run = await pull.run({ event: pushEvent(pull), with: { history: file } });
  expect(run.exitCode).toBe(0);
  expect(run.annotations.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('could not be added to the history'),
  );
});

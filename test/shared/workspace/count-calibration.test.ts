import { assert, asyncProperty, double } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import type { Report } from '../../../shared/check/report.ts';
import { presentMethod } from '../../../shared/report/present-method.ts';
import { plainText } from '../../../shared/report/words.ts';
import type { FileReader } from '../../../shared/text/files.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { VERIFIED_COUNTS_PATH } from '../../../shared/tokenizer/verified-counts.ts';
import { compareSides } from '../../../shared/workspace/compare-sides.ts';
import { memoryFiles } from '../memory-files.ts';
import {
  AFTER,
  BEFORE,
  count,
  countsFile,
  FACTOR,
  type Files,
  MODEL,
  recordedWorkspace,
  textOf,
  workspace,
} from './verified-workspace.ts';

async function compare(baseline: Files | FileReader, head: Files): Promise<Report> {
  return compareSides(
    {
      comparison: {
        kind: 'compared',
        baselineCommit: 'b'.repeat(40),
        headCommit: 'a'.repeat(40),
        how: sentence`merge base of HEAD and origin/main`,
      },
      baseline: isReader(baseline) ? baseline : memoryFiles(baseline),
      head: memoryFiles(head),
      renames: new Map(),
    },
    {
      configPath: 'promptfare.yml',
      approvals: [],
      now: new Date('2026-11-22T00:00:00Z'),
      loadVocabulary,
    },
  );
}

function isReader(files: Files | FileReader): files is FileReader {
  return typeof files['read'] === 'function';
}

function suiteOf(report: Report, name: string) {
  const found = report.suites.find(({ suite }) => suite.name === name);
  expect(found).toBeDefined();
  return found;
}

function addedTokens(report: Report): number {
  const { baseline, head } = suiteOf(report, 'answer') ?? {};
  return (head?.inputTokens ?? 0) - (baseline?.inputTokens ?? 0);
}

function estimatedAdded(): number {
  const tokensOf = (length: number) => count([{ role: 'user', text: textOf(length) }]);
  return tokensOf(AFTER) - tokensOf(BEFORE);
}

describe('verified counts of the baseline', () => {
  it('say how far the estimate is off, for both sides', async () => {
    const report = await compare(
      { ...workspace(BEFORE), ...countsFile() },
      { ...workspace(AFTER), ...countsFile() },
    );
    expect(Math.abs(addedTokens(report) - estimatedAdded() * FACTOR)).toBeLessThan(1.5);
    expect(suiteOf(report, 'answer')?.head?.quality).toBe('calibrated');
    expect(report.calibrations).toMatchObject([
      { model: MODEL, caseCount: 6, source: 'verified-counts' },
    ]);
    const method = presentMethod(report).map((words) => plainText(words));
    expect(method.join('\n')).toMatch(
      /Counts of claude-sonnet-4-5 are multiplied by 1\.0[78]\d \(±[\d.]+ %\), from 6 verified counts\./,
    );
  });

  it('are forgotten where the change removes the file, and nowhere else', async () => {
    const report = await compare({ ...workspace(BEFORE), ...countsFile() }, workspace(AFTER));
    expect(report.calibrations).toHaveLength(1);
  });

  it.each<[string, () => Files, string]>([
    ['there are fewer than five', () => countsFile(undefined, { lengths: [4, 8, 15, 25] }), MODEL],
    [
      'none is of a request of the baseline',
      () => countsFile(undefined, { lengths: [1, 2] }),
      MODEL,
    ],
    ['they scatter', () => countsFile((tokens, index) => tokens + (index % 2) * 200), MODEL],
    ['no tokenizer counts so much', () => countsFile((tokens) => tokens * 10), MODEL],
    ['no tokenizer counts so little', () => countsFile(() => 1), MODEL],
    ['the model is counted exactly', () => countsFile(undefined, { model: 'gpt-4o' }), 'gpt-4o'],
    ['they are of another model', () => countsFile(undefined, { model: 'claude-opus-4' }), MODEL],
  ])('change nothing where %s', async (_, counts, model) => {
    const report = await compare(
      { ...workspace(BEFORE, model), ...counts() },
      workspace(AFTER, model),
    );
    const plain = await compare(workspace(BEFORE, model), workspace(AFTER, model));
    expect(report.calibrations).toEqual([]);
    expect(report.suites).toEqual(plain.suites);
  });

  it('add nothing to a workspace that did not change', async () => {
    await assert(
      asyncProperty(double({ min: 0.55, max: 1.9, noNaN: true }), async (factor) => {
        const files = { ...workspace(BEFORE), ...countsFile((tokens) => tokens * factor) };
        const { total, suites } = await compare(files, files);
        expect(total.head).toEqual(total.baseline);
        for (const { head, baseline } of suites) expect(head).toEqual(baseline);
      }),
      { numRuns: 15 },
    );
  });

  it('keep a price unknown that is unknown', async () => {
    const model = 'claude-made-up-9';
    const files = { ...workspace(BEFORE, model), ...countsFile(undefined, { model }) };
    const { total } = await compare(files, workspace(AFTER, model));
    expect(total.head.costPerRunUsd).toBeUndefined();
  });
});

describe('a change that brings its own file of verified counts', () => {
  const CHEAP = (tokens: number) => tokens * 0.55;

  it('calibrates nothing', async () => {
    const attacked = await compare(workspace(BEFORE), {
      ...workspace(AFTER),
      ...countsFile(CHEAP),
    });
    const plain = await compare(workspace(BEFORE), workspace(AFTER));
    expect(attacked.calibrations).toEqual([]);
    expect(attacked.suites).toEqual(plain.suites);
  });

  it('does not replace the baseline’s', async () => {
    const baseline = { ...workspace(BEFORE), ...countsFile() };
    const attacked = await compare(baseline, { ...workspace(AFTER), ...countsFile(CHEAP) });
    const plain = await compare(baseline, { ...workspace(AFTER), ...countsFile() });
    expect(attacked.suites).toEqual(plain.suites);
    expect(attacked.calibrations).toEqual(plain.calibrations);
  });

  it('cannot break the comparison with a damaged one', async () => {
    const damaged = { ...workspace(AFTER), [VERIFIED_COUNTS_PATH]: '{' };
    const report = await compare(workspace(BEFORE), damaged);
    expect(report.problems).toEqual([]);
  });
});

describe('recordings and verified counts', () => {
  const RECORDED = 1.15;

  it('do not mix: the baseline’s recordings go first', async () => {
    const report = await compare(
      { ...recordedWorkspace(BEFORE, RECORDED), ...countsFile() },
      { ...recordedWorkspace(AFTER, RECORDED), ...countsFile() },
    );
    expect(report.calibrations).toMatchObject([{ source: 'recordings', caseCount: 6 }]);
    expect(report.calibrations[0]?.factor).toBeCloseTo(RECORDED, 1);
  });

  it('keep a factor of the baseline’s recordings out of reach of a suite that the change adds', async () => {
    const head = recordedWorkspace(AFTER, RECORDED);
    const lines = (head['evals/run.fare.jsonl'] ?? '').split('\n').map((line, index) => {
      const usage = { input: 100 + index * 300, output: 40 };
      return JSON.stringify({ ...JSON.parse(line), usage }).replace('answer', 'other');
    });
    const config = `${head['promptfare.yml'] ?? ''}  - { name: other, prompts: [prompts/other*], recordings: [more/*] }\n`;
    const attacked = await compare(recordedWorkspace(BEFORE, RECORDED), {
      ...head,
      'promptfare.yml': config,
      'prompts/other.prompt.yml': head['prompts/answer.prompt.yml'] ?? '',
      'more/run.fare.jsonl': lines.join('\n'),
    });
    const plain = await compare(recordedWorkspace(BEFORE, RECORDED), head);
    expect(suiteOf(attacked, 'other')?.head?.caseCount).toBe(6);
    expect(attacked.calibrations).toEqual(plain.calibrations);
    expect(suiteOf(attacked, 'answer')).toEqual(suiteOf(plain, 'answer'));
  });

  it('leave the decision to the baseline, whatever a change records', async () => {
    const report = await compare(
      { ...workspace(BEFORE), ...countsFile() },
      recordedWorkspace(AFTER, RECORDED),
    );
    expect(report.calibrations).toMatchObject([{ source: 'verified-counts', caseCount: 6 }]);
  });

  it('calibrate by a first recording where the baseline has neither', async () => {
    const report = await compare(workspace(BEFORE), recordedWorkspace(AFTER, RECORDED));
    expect(report.calibrations).toMatchObject([{ source: 'recordings', caseCount: 6 }]);
  });
});

describe('a damaged file of the baseline', () => {
  const KEY = 'a'.repeat(64);
  it.each([
    ['{', 'its top'],
    ['[]', 'its top'],
    ['{"version":2,"counts":{}}', 'version'],
    [`{"version":1,"counts":{"m":{"${KEY}":-1}}}`, `counts › m › ${KEY}`],
    [`{"version":1,"counts":{"m":{"${KEY}":1e300}}}`, `counts › m › ${KEY}`],
    [`{"version":1,"counts":{"m":{"${KEY}":"7"}}}`, `counts › m › ${KEY}`],
    ['{"version":1,"counts":{"m":{"__proto__x":1}}}', 'counts › m › __proto__x'],
    ['{"version":1,"counts":{"m":[1]}}', 'counts › m'],
  ])('is left aside, and the report says where it is wrong: %s', async (text, place) => {
    const baseline = { ...workspace(BEFORE), [VERIFIED_COUNTS_PATH]: text };
    const report = await compare(baseline, workspace(AFTER));
    const plain = await compare(workspace(BEFORE), workspace(AFTER));
    expect(report.suites).toEqual(plain.suites);
    expect(report.problems).toEqual([
      {
        severity: 'warning',
        path: VERIFIED_COUNTS_PATH,
        message: `on the baseline: it is no file of verified counts: wrong at ${place}`,
      },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no model %s', async (model) => {
    const counts = `{"version":1,"counts":{"${model}":{"${KEY}":7}}}`;
    const baseline = { ...workspace(BEFORE), [VERIFIED_COUNTS_PATH]: counts };
    const report = await compare(baseline, workspace(AFTER));
    expect(report.calibrations).toEqual([]);
    expect(report.problems).toEqual([]);
  });

  it('is left aside when it is too large to be read', async () => {
    const files = memoryFiles(workspace(BEFORE));
    const baseline: FileReader = {
      ...files,
      read: async (path) =>
        path === VERIFIED_COUNTS_PATH
          ? { kind: 'unreadable', reason: sentence`it is larger than 8 MB`, isTooLarge: true }
          : files.read(path),
    };
    const report = await compare(baseline, workspace(AFTER));
    expect(report.problems).toMatchObject([{ message: 'on the baseline: it is larger than 8 MB' }]);
    expect(report.calibrations).toEqual([]);
  });
});

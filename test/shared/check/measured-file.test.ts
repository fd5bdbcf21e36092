import { expect, it } from 'vitest';
import { composeReport } from '../../../shared/check/compose-report.ts';
import { readMeasuredFile, writeMeasuredFile } from '../../../shared/check/measured-file.ts';
import { mergeMeasured } from '../../../shared/check/merge-measured.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { SITUATIONS, STATES } from '../report/states.ts';
import { checkFiles } from './check-files.ts';

it.each([...STATES, ...SITUATIONS])(
  'a measured file makes the same report again: $state',
  async ({ state: _, ...sides }) => {
    const report = await checkFiles(sides);
    const text = writeMeasuredFile({ measured: report.measured });
    expect(composeReport(readMeasuredFile(text, 'x').measured)).toEqual(report);
  },
);

it('parts of one check make the report of the whole', async () => {
  const { baseline, head } = STATES.find(({ state }) => state === 'blocked')!;
  const { measured } = await checkFiles({ ...(baseline && { baseline }), head });
  const empty = { ...measured, suites: [] };
  const merged = mergeMeasured([
    { shard: { index: 2, count: 2 }, measured: empty },
    { shard: { index: 1, count: 2 }, measured },
  ]);
  expect(composeReport(merged)).toEqual(composeReport(measured));
});

it.each(['', '{}', '[]', 'null', '{"version":1}', '{"version":1,"measured":{"suites":1}}'])(
  'refuses %j by name',
  (text) => {
    expect(() => readMeasuredFile(text, 'a.measured.json')).toThrow(
      /^a\.measured\.json is not a measured file/,
    );
  },
);

it('stores what is said as text, and takes what it reads for somebody else’s words', async () => {
  const { state: _, ...sides } = STATES.find(({ state }) => state === 'blocked')!;
  const { measured } = await checkFiles(sides);
  const problem = { severity: 'error', path: 'a', message: sentence`No ${'{0}'} here` } as const;
  const text = writeMeasuredFile({ measured: { ...measured, problems: [problem] } });
  expect(text).toContain('"message":"No {0} here"');
  expect(readMeasuredFile(text, 'x').measured.problems[0]?.message.template).toBe('{0}');
  const forged = text.replace('"No {0} here"', '{"template":"No change","values":[]}');
  expect(() => readMeasuredFile(forged, 'x')).toThrow('wrong at measured.problems.0.message');
});

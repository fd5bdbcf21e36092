import { describe, expect, it } from 'vitest';
import {
  countPlaces,
  findNew,
  readBaseline,
  writeBaseline,
} from '../../../shared/rules/baseline.ts';
import { lintFile } from './lint-file.ts';

const LINE = 'Cite the paragraph of the contract for every claim.';
const OTHER = 'Answer in the language of the question that was asked.';
const BETWEEN = '\nStop.\n';

const findingsOf = async (
  text: string,
): Promise<Awaited<ReturnType<typeof lintFile>>['findings']> =>
  (await lintFile({ path: 'rules.md', text })).findings;

describe('a baseline', () => {
  it('accepts what it was written from, wherever that stands now', async () => {
    const findings = await findingsOf(`${LINE}${BETWEEN}${LINE}${BETWEEN}`);
    const baseline = readBaseline(writeBaseline(findings));
    expect(findings).toHaveLength(1);
    expect(findNew(findings, baseline ?? new Map())).toEqual([]);
    const moved = await findingsOf(`# New\n\n${LINE}${BETWEEN}${LINE}${BETWEEN}`);
    expect(findNew(moved, baseline ?? new Map())).toEqual([]);
  });

  it('accepts as many as there were, not one more', async () => {
    const once = await findingsOf(`${LINE}${BETWEEN}${LINE}${BETWEEN}`);
    const twice = await findingsOf(`${LINE}${BETWEEN}${LINE}${BETWEEN}${LINE}${BETWEEN}`);
    expect(findNew(twice, countPlaces(once))).toHaveLength(1);
  });

  it('does not accept another text', async () => {
    const before = await findingsOf(`${LINE}${BETWEEN}${LINE}${BETWEEN}`);
    const after = await findingsOf(`${OTHER}${BETWEEN}${OTHER}${BETWEEN}`);
    expect(findNew(after, countPlaces(before))).toHaveLength(1);
  });

  it('takes another place of a kind for new', async () => {
    const before = await findingsOf('Be kind. \t \n\nStop.\n');
    const after = await findingsOf('Be kind. \t \n\nBe brief. \t \n\nStop.\n');
    expect(findNew(after, countPlaces(before))).toHaveLength(1);
    expect(findNew(before, countPlaces(after))).toEqual([]);
  });

  it.each(['', '[', '{}', '{"findings": 1}', 'null'])('is not read from %j', (text) => {
    expect(readBaseline(text)).toBeUndefined();
  });

  it('leaves out entries that make no sense', () => {
    const text =
      '{"findings": [1, {"fingerprint": 2}, {"fingerprint": "a", "places": -1}, {"fingerprint": "__proto__"}]}';
    expect([...(readBaseline(text) ?? [])]).toEqual([
      ['a', 1],
      ['__proto__', 1],
    ]);
  });
});

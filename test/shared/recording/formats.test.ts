import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../shared/recording/recording.ts';
import { fixtureFolders, fixturesIn, linesOf, readFixture } from './fixture.ts';

/** Formats with pages of their own have tests of their own. */
const FOLDERS = fixtureFolders().filter(
  (folder) => !['fare', 'promptfoo', 'refused'].includes(folder),
);

/** Files that belong together. */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['batch-results/tickets_output.jsonl', ['batch-requests/tickets_input.jsonl']],
]);

describe.each(FOLDERS)('%s', (folder) => {
  it.each(fixturesIn(folder))('reads %s', (name) => {
    const recording = readFixture(name, COMPANIONS.get(name));
    expect(recording.format).toBe(folder);
    expect([...recording.samples.map(lineOf), ...linesOf(recording)]).toMatchSnapshot();
  });
});

/** A sample as one line, for people who compare what was read with the file. */
function lineOf(sample: Sample): string {
  const { key, messages, usage, usageSource, usageGuessed, vars, tools, ...rest } = sample;
  const parts = {
    sent: messages?.map(({ role, text, mediaCount }) => `${role}: ${text}${mediaCount ?? ''}`),
    vars,
    tools: tools?.length,
    usage:
      usage &&
      Object.entries(usage)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    ...(usageGuessed && { usageGuessed }),
    ...(usageSource === 'partial' && { usageSource }),
    ...rest,
  };
  return `${key} ${JSON.stringify(parts)}`;
}

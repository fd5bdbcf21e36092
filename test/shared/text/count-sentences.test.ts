import { expect, it } from 'vitest';
import { countSentences } from '../../../shared/text/count-sentences.ts';
import { foreignSentence, sentence } from '../../../shared/text/sentence.ts';

it('counts sentences that read the same, in the order they were said', () => {
  const failed = sentence`the recorded call failed`;
  const missing = (name: string) => sentence`no recorded value for ${name}`;
  const said = [failed, missing('a'), failed, missing('b'), missing('a')];
  expect(countSentences(said)).toEqual([
    { said: 'the recorded call failed', count: 2 },
    { said: 'no recorded value for a', count: 2 },
    { said: 'no recorded value for b', count: 1 },
  ]);
});

it('takes a sentence that was stored for the one that was said', () => {
  const said = sentence`no recorded value for ${'a'}`;
  expect(countSentences([said, foreignSentence('no recorded value for a')])).toHaveLength(1);
});

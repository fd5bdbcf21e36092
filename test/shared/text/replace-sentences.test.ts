import { expect, it } from 'vitest';
import { replaceSentences } from '../../../shared/text/replace-sentences.ts';
import { sentence } from '../../../shared/text/sentence.ts';

it('writes sentences into JSON as they read in English', () => {
  const report = { reasons: [sentence`${2} of ${3} cases: ${sentence`a list`}`], count: 2 };
  expect(JSON.stringify(report, replaceSentences)).toBe(
    '{"reasons":["2 of 3 cases: a list"],"count":2}',
  );
});

it('leaves everything else as it is', () => {
  const finding = { template: '{places} times', values: { places: 2 }, more: [null, { a: [] }] };
  expect(JSON.stringify(finding, replaceSentences)).toBe(JSON.stringify(finding));
});

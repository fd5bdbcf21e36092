import { expect, it } from 'vitest';
import { markdown } from '../../../shared/report/renderers/markdown.ts';
import { checkFiles } from './check-files.ts';

const CONFIG = `version: 1
suites:
  - name: answers
    prompts: prompts/*.prompt
    recordings: evals/*.fare.jsonl
`;

it('says of a suite which of its files cannot be read, and what to do where the files are listed', async () => {
  const report = await checkFiles({
    head: {
      'promptfare.yml': CONFIG,
      'prompts/answer.prompt': 'Hello {{> header}}\n',
      'evals/answers.fare.jsonl': '{"input": 1}\n',
    },
  });
  const text = markdown.render(report, { columns: 80, hasColors: false });
  expect(text).toContain(
    'Could not measure `answers`: prompts/answer.prompt:1:7: The partial header was not found.\n',
  );
  expect(text).toMatch(/The partial header was not found\. Write it to \S+, or remove the tag\.\n/);
  expect(text).not.toContain('..\n');
});

it('says which globs of a suite match nothing', async () => {
  const report = await checkFiles({ head: { 'promptfare.yml': CONFIG } });
  const text = markdown.render(report, { columns: 80, hasColors: false });
  expect(text).toContain('Could not measure `answers`: no prompt file matches prompts/\\*.prompt.');
  expect(text).toContain('Could not measure `answers`: no recording matches evals/\\*.fare.jsonl.');
});

import { expect, it } from 'vitest';
import { formatProblem, type Problem, sayProblem } from '../../../shared/text/problem.ts';
import { fillSentence, sentence } from '../../../shared/text/sentence.ts';

const problem: Problem = {
  severity: 'error',
  path: 'a.yml',
  position: { line: 3, column: 5 },
  message: sentence`No suite is called ${'support'}`,
  hint: sentence`Add the suite, or correct the name.`,
};

it('says where, what and what to do', () => {
  expect(formatProblem(problem)).toBe(
    'a.yml:3:5: No suite is called support. Add the suite, or correct the name.',
  );
  expect(formatProblem({ severity: 'error', path: 'a.yml', message: sentence`It is empty` })).toBe(
    'a.yml: It is empty',
  );
});

it('says it in another language, too', () => {
  const translate = (template: string) =>
    template === 'No suite is called {0}' ? '无 {0}' : template;
  expect(fillSentence(sayProblem(problem), translate)).toContain('a.yml:3:5: 无 support.');
});

it('is one line, whatever the file holds', () => {
  const message = sentence`${sentence`The key ${'a\r\n::error::\u2028\u001b[2J'}`} stands here twice`;
  const line = formatProblem({ ...problem, path: 'a\nb.yml', message });
  expect(line).not.toMatch(/\p{Cc}|\p{Zl}/u);
  expect(line).toMatch(/^a b\.yml:3:5: The key a ::error:: \[2J stands/);
});

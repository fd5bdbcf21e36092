import { expect, it } from 'vitest';
import { escapeMarkdown } from '../../../shared/report/escape-markdown.ts';
import { plainText, quote, resolveWords, say } from '../../../shared/report/words.ts';
import { sentence } from '../../../shared/text/sentence.ts';

const translate = (template: string): string =>
  template === 'The import @{0} is not read' ? '未读取导入 @{0}' : template;

it('are one text in the language of the report', () => {
  const words = say`Note: ${quote(sentence`The import @${'octocat'} is not read`)}.`;
  expect(plainText(words)).toBe('Note: The import @octocat is not read.');
  expect(plainText(words, translate)).toBe('Note: 未读取导入 @octocat.');
});

it.each([
  ['a tag made of both halves', sentence`<${'img src=x'}> is never closed`, '<'],
  ['a mention made of both halves', sentence`The import @${'octocat'} is not read`, '@octocat'],
  ['a code span of the value', sentence`\`${'` <b>'}\` is missing`, '<b>'],
])('are harmless as a whole: no %s', (_, said, harm) => {
  const [word] = resolveWords([quote(said)]);
  expect(word).toMatchObject({ kind: 'quote' });
  expect(escapeMarkdown(plainText([quote(said)]))).not.toContain(harm);
});

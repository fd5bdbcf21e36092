import { expect, it } from 'vitest';
import { findTemplates } from './find-templates.ts';

it.each([
  ['plain text', 'f(sentence`a number`)', ['a number']],
  ['values', 'sentence`${count} of ${all} cases: ${said}`', ['{0} of {1} cases: {2}']],
  ['backticks and line breaks', 'sentence`\\`${key}\\` is\\nmissing`', ['`{0}` is\nmissing']],
  ['braces', 'sentence`{{${name}}} and \\${x}`', ['{{{0}}} and ${x}']],
  [
    'a sentence in a sentence',
    'sentence`a ${is ? sentence`b ${{ c: \'}\' }.c}` : "`"} d`',
    ['a {0} d', 'b {0}'],
  ],
  ['no template of another tag', 'other`x` + sentence(`y`)', []],
  ['no example in a comment', '/** As in sentence`x`. */\n * sentence`y`\nsentence`z`', ['z']],
])('finds %s', (_, source, templates) => {
  expect(findTemplates(source, ['sentence'])).toEqual(templates);
});

it('looks for every tag it is given', () => {
  expect(findTemplates('say`a` + tell`b` + sentence`c`', ['say', 'sentence'])).toEqual(['a', 'c']);
});

import { expect, it } from 'vitest';
import { templatesOf } from './scan-templates.ts';

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['no hole', 'say`no price`', ['no price']],
  ['holes in order', 'say`${a} of ${b}`', ['{0} of {1}']],
  ['a sentence in a hole', 'say`a ${b ? say`c ${d}` : 0} e`', ['a {0} e', 'c {0}']],
  ['braces and strings in a hole', "say`a ${f({ b: '}`' })}!`", ['a {0}!']],
  ['a template without a tag in a hole', 'say`a ${`${b}}`} c`', ['a {0} c']],
  ['escapes', 'say`write \\`version: 1\\``', ['write `version: 1`']],
  ['a spread', '[...say`a`]', ['a']],
  ['another tag', 'essay`a` markup`b` x.say`c`', []],
  ['an example in a comment', '/** say`a` */\nsay`b`', ['b']],
];

it.each(CASES)('finds the templates of a tag: %s', (_, source, templates) => {
  expect(templatesOf(source, 'say')).toEqual(templates);
});

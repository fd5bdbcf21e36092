import { expect, it } from 'vitest';
import { splitRoleMarkers } from '../../../shared/prompt/split-role-markers.ts';

const split = (text: string): readonly string[] =>
  splitRoleMarkers(text).map(({ role, range }) => `${role}=${text.slice(range.start, range.end)}`);

it.each([
  ['no markers', 'Be kind.\n', ['system=Be kind.']],
  ['an empty text', ' \n ', []],
  [
    'three roles',
    'system:\nBe kind.\n\nuser:\nHi\n  there\nassistant:\nHello',
    ['system=Be kind.', 'user=Hi\n  there', 'assistant=Hello'],
  ],
  ['a text before the first marker', 'Be kind.\nuser:\nHi', ['system=Be kind.', 'user=Hi']],
  ['hashes, spaces and capitals', '  # System :\nA\r\n#USER:\r\nB', ['system=A', 'user=B']],
  ['attributes', 'user[name="bo", x=1]:\nHi', ['user=Hi']],
  ['the developer', 'developer:\nA', ['system=A']],
  ['a marker with nothing after it', 'system:\nA\nuser:', ['system=A', 'user=']],
  [
    'words in a line',
    'user: hi\nthe user:\nusers:\nuser::\nuser[no]:',
    ['system=user: hi\nthe user:\nusers:\nuser::\nuser[no]:'],
  ],
])('splits %s', (_, text, sections) => {
  expect(split(text)).toEqual(sections);
});

it('stays linear in lines that almost are markers', () => {
  const text = `${' '.repeat(500_000)}#${' '.repeat(500_000)}user\n${'user[a=]'.repeat(100_000)}`;
  expect(splitRoleMarkers(text)).toHaveLength(1);
});

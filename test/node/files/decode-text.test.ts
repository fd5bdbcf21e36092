import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, refuseSize } from '../../../node/files/decode-text.ts';

it('takes a byte order mark away', () => {
  expect(decodeText(Buffer.from('\uFEFFhello'))).toEqual({ kind: 'text', text: 'hello' });
});

it.each([
  ['UTF-16 text, little end first', Buffer.from('\uFEFFhello', 'utf16le'), 'UTF-16 text'],
  ['UTF-16 text, big end first', Buffer.from('feff0068', 'hex'), 'UTF-16 text'],
  ['a NUL byte anywhere', Buffer.from(`${'a'.repeat(20_000)}\0`), 'a binary file'],
  ['Latin-1 text', Buffer.from('caf\u00e9', 'latin1'), 'not UTF-8 text'],
  ['half a character at the end', Buffer.from('中').subarray(0, 2), 'not UTF-8 text'],
])('refuses %s', (_, bytes, reason) => {
  expect(decodeText(bytes)).toMatchObject({ kind: 'unreadable', reason });
});

it('gives every other text back as it was', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^\uFEFF|\0/.test(value));
  fc.assert(
    fc.property(text, (value) => {
      expect(decodeText(Buffer.from(value))).toEqual({ kind: 'text', text: value });
    }),
  );
});

it('says both sizes of a file that is too large, and never the same one', () => {
  expect(refuseSize(8 * 1024 * 1024 + 1, 8 * 1024 * 1024)).toEqual({
    kind: 'unreadable',
    reason: '8.1 MB, more than the 8 MB that are read',
    isTooLarge: true,
  });
});

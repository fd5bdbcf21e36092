import { assert, property, string, stringMatching, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import { base64OfBytes } from '../../../../shared/report/html/base64-of-bytes.ts';
import { htmlText, markup } from '../../../../shared/report/html/markup.ts';
import { named, openPage } from './open-page.ts';

it('escapes every text that is put in', () => {
  expect(htmlText(markup`<td title="${`"x"`}">${"<b>&'"} ${3}${undefined}</td>`)).toBe(
    '<td title="&quot;x&quot;">&lt;b&gt;&amp;&#39; 3</td>',
  );
});

it('keeps markup of its own as it is', () => {
  expect(htmlText(markup`<ul>${['a', '<'].map((text) => markup`<li>${text}</li>`)}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>',
  );
});

it('keeps the blanks of a sentence and drops what would turn it around', () => {
  expect(htmlText(markup`${'a \u202E\u061C'}${'\u2066b\u001B[1m\n c'}`)).toBe('a b [1m  c');
});

it('lets no text out of its element or attribute', () => {
  assert(
    property(string({ unit: 'grapheme' }), stringMatching(/^[<>"'&/=a-z ]*$/), (a, b) => {
      const elements = openPage(htmlText(markup`<p title="${a}${b}">${b}${a}</p>`));
      expect(elements.map(({ name }) => name)).toEqual(['p']);
      expect(Object.keys(named(elements, 'p')[0]?.attributes ?? {})).toEqual(['title']);
    }),
  );
});

it('writes bytes in base64 as Node does', () => {
  assert(
    property(uint8Array(), (bytes) => {
      expect(base64OfBytes(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});

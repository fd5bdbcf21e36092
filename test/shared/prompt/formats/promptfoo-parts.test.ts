import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations } from '../../../../shared/prompt/formats/promptfoo/combinations.ts';
import { parseCsv } from '../../../../shared/prompt/formats/promptfoo/parse-csv.ts';
import { relativePath } from '../../../../shared/prompt/formats/promptfoo/relative-path.ts';
import { joinWorkspacePath } from '../../../../shared/text/workspace-path.ts';
import { messagesOf } from './parse-fixture.ts';
import { parseConfig } from './promptfoo-files.ts';

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('CSV', () => {
  it('gives back the cells that were written, each at its place', () => {
    const cell = fc.stringMatching(/^[a-z ",\n{}]{0,8}$/);
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((cells) => cells.map(quote).join(',')).join('\r\n');
        const read = [...parseCsv({ path: 'x.csv', text })];
        expect(read.map(({ cells }) => cells.map((one) => one.text))).toEqual(written);
        for (const { text: decoded, span } of read.flatMap(({ cells }) => cells)) {
          for (const { textStart, sourceStart, length } of span.segments ?? []) {
            expect(text.slice(sourceStart, sourceStart + length)).toBe(
              decoded.slice(textStart, textStart + length),
            );
          }
        }
      }),
    );
  });

  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\nb\r\n', [['a'], ['b']]],
    ['a "b" c', [['a "b" c']]],
    ['"open\n', [['open\n']]],
    ['', []],
  ])('%j', (text, cells) => {
    const read = [...parseCsv({ path: 'x.csv', text })];
    expect(read.map((row) => row.cells.map((one) => one.text))).toEqual(cells);
  });
});

it('combines columns, the last one fastest', () => {
  expect([...combinations([['a', 'b'], ['c'], ['d', 'e']])].map((one) => one.join(''))).toEqual([
    'acd',
    'ace',
    'bcd',
    'bce',
  ]);
  expect([...combinations([])]).toEqual([[]]);
  expect([...combinations([['a'], []])]).toEqual([]);
});

it('writes paths that lead back', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(path, path, (from, to) => {
      expect(joinWorkspacePath(from, relativePath(from, to))).toEqual({ kind: 'inside', path: to });
    }),
  );
});

describe('any text', () => {
  it('is a prompt whose places are right, inline and in a file', async () => {
    const text = fc.stringMatching(/^[a-z{}"'\\\n#:é ]{1,30}$/).filter((one) => one.trim() !== '');
    await fc.assert(
      fc.asyncProperty(text, async (prompt) => {
        const inline = await parseConfig(JSON.stringify({ prompts: [{ raw: `${prompt}\n` }] }));
        expect(messagesOf(inline)).toEqual([`user: ${prompt}\n`]);
        const filed = await parseConfig('prompts: [p.md]', { 'p.md': prompt });
        expect(messagesOf(filed)).toEqual([`user: ${prompt}`]);
      }),
      { numRuns: 50 },
    );
  });

  it('as a config is read without a crash', async () => {
    const piece = fc.constantFrom(
      'prompts:',
      ' - ',
      '\n',
      'file://',
      '*',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '"',
      'tests:',
      'vars:',
      'x',
      ': ',
      '!!js ',
      '|',
      '  ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const parsed = await parseConfig(pieces.join(''), { x: 'y' });
        expect(parsed.prompts.length).toBeLessThan(100);
      }),
    );
  });
});

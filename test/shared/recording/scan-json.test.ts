import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '../../../shared/recording/scan-json.ts';

describe('scanJson', () => {
  it.each([
    ['{"a": 1', 7, 'a comma or } is missing'],
    ['[1 2]', 3, 'a comma or ] is missing'],
    ['{a: 1}', 1, 'a key in double quotes is missing'],
    ['{"a" 1}', 5, 'a colon is missing'],
    ['[1,]', 3, 'a value is missing'],
    ['["a\\"]', 1, 'a closing quote is missing'],
    ['["\\x"]', 1, 'this string holds a bad escape or a line break'],
    ['[Nan]', 1, 'a value is missing'],
    ['', 0, 'a value is missing'],
  ])('finds the mistake in %s', (text, offset, message) => {
    expect(scanJson(text, { strict: true }).mistake).toEqual({ offset, message });
  });

  it('agrees with the built-in parser on what is JSON', () => {
    const near = fc.stringMatching(/^[[\]{}",:\\ truefalsn0-9.eE+-]{0,14}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.json()), (text) => {
        const { mistake, end } = scanJson(text, { strict: true });
        const isJson = mistake === undefined && text.slice(end).trim() === '';
        expect(isJson).toBe(parses(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds where values stand', () => {
    const text = '{"rows": [1, {"a\\u0062": [true]}], "x": 2}';
    const paths = [['rows', 1, 'ab', 0], ['x'], ['rows', 7], []];
    const { offsetOf } = scanJson(text, { paths });
    expect(paths.map((path) => text.slice(offsetOf(path)).slice(0, 4))).toEqual([
      'true',
      '2}',
      '[1, ',
      '{"ro',
    ]);
  });

  it('finds keys that stand twice', () => {
    expect(scanJson('{"a":{"b":1,"b":2},"\\u0061":3}').twice).toEqual([
      { key: 'b', offset: 12 },
      { key: 'a', offset: 19 },
    ]);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

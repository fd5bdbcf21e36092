import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonDocument } from '../../../shared/text/json-document.ts';

const file = (text: string): { path: string; text: string } => ({ path: 'a.json', text });

describe('a JSON file', () => {
  it('is read as JSON.parse reads it, with the place of every string', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify({ 'a\n"b': json }, undefined, indent);
        const document = parseJsonDocument(file(text));
        expect(document.problems).toEqual([]);
        expect(JSON.stringify(document.value)).toBe(JSON.stringify(JSON.parse(text)));
        const span = document.spanOf(['a\n"b'])!;
        const slice = text.slice(span.range.start, span.range.end);
        expect(JSON.parse(typeof json === 'string' ? `"${slice}"` : slice)).toEqual(
          JSON.parse(text)['a\n"b'],
        );
      }),
    );
  });

  it('has a run of text between escapes', () => {
    const text = String.raw`["one\ntwo\u00e9\/three"]`;
    const span = parseJsonDocument(file(text)).spanOf([0]);
    expect(span?.segments).toEqual([
      { textStart: 0, sourceStart: 2, length: 3 },
      { textStart: 4, sourceStart: 7, length: 3 },
      { textStart: 9, sourceStart: 18, length: 5 },
    ]);
  });

  it('knows where its keys stand', () => {
    const document = parseJsonDocument(file('{"a": {"b": 1}}'));
    expect(document.keySpanOf(['a', 'b'])?.range).toEqual({ start: 7, end: 10 });
    expect(document.spanOf(['a', 'c'])).toBeUndefined();
  });

  it.each([
    ['{"a": 1,}', 9, 'A key in double quotes is missing'],
    ['[1 2]', 4, 'A comma or ] is missing'],
    ['{"a" 1}', 6, 'A colon is missing'],
    ['["a\nb"]', 2, 'A closing quote is missing'],
    [String.raw`["\x"]`, 2, 'The string holds a bad escape or a line break'],
    ['[01]', 3, 'A comma or ] is missing'],
    ['{} x', 4, 'There is text after the end of the value'],
    ['', 1, 'A value is missing'],
    ['['.repeat(100_000), 202, 'It is nested deeper than 200 levels'],
  ])('that is broken is a problem with its place: %.12s', (text, column, message) => {
    const { value, problems } = parseJsonDocument(file(text));
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toEqual(`The JSON is not valid: ${message}`);
    expect(problems[0]?.position).toEqual({ line: 1, column });
  });

  it('keeps the last of two values of a key, and says so', () => {
    const { value, problems } = parseJsonDocument(file('{"a": 1, "a": 2}'));
    expect(value).toEqual({ a: 2 });
    expect(problems[0]).toMatchObject({ severity: 'error', position: { column: 10 } });
  });

  it('reaches no prototype by its keys', () => {
    const { value } = parseJsonDocument(file('{"__proto__": {"polluted": 1}}'));
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExampleRanges } from '../../../../shared/rules/structure/example-ranges.ts';
import { mergeRanges } from '../../../../shared/rules/structure/range-index.ts';
import { lineNumberAt } from '../../../../shared/rules/structure/scan-lines.ts';
import { readStructure } from '../../../../shared/rules/structure/structure.ts';
import { findVerbatimRanges } from '../../../../shared/rules/structure/verbatim-ranges.ts';

const slices = (
  text: string,
  ranges: readonly { start: number; end: number }[],
): readonly string[] => ranges.map(({ start, end }) => text.slice(start, end));

describe('the lines of a text', () => {
  it.each([
    ['# Title', 'heading'],
    ['#hashtag', 'text'],
    ['- item', 'list'],
    ['12. item', 'list'],
    ['一、条目', 'text'],
    ['（一） 条目', 'list'],
    ['| a | b |', 'table'],
    ['|| or', 'text'],
    ['  \t', 'blank'],
    ['plain', 'text'],
    ['```', 'fence'],
  ])('%j is %s', (line, kind) => {
    expect(readStructure(`${line}\n`).lines[0]?.kind).toBe(kind);
  });

  it('keep carriage returns out of their ends', () => {
    const { lines } = readStructure('a\r\nb');
    expect(lines).toMatchObject([
      { start: 0, end: 1, next: 3 },
      { start: 3, end: 4, next: 4 },
    ]);
    expect([0, 1, 3, 4].map((offset) => lineNumberAt(lines, offset))).toEqual([1, 1, 2, 2]);
  });

  it('cover every text without a gap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r', '`', '~', '|', ' ', '#') }),
        (text) => {
          const { lines } = readStructure(text);
          expect(lines.map(({ start, next }) => text.slice(start, next)).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('what a line holds', () => {
  it.each([
    ['say `a b` now', ['`a b`']],
    ['say ``a b`` now', ['``a b``']],
    ['```x`', ['``x`']],
    ['a "b c" d', ['"b c"']],
    ['a "b\nc" d', []],
    ['“甲”和「乙」', ['“甲”', '「乙」']],
    ['see https://a.b/c?d=1, then', ['https://a.b/c?d=1,']],
    ['xhttps://a.b', []],
    ['<a href="x">b</a>', ['<a href="x">', '</a>']],
    ['<!-- a\nb --> c', ['<!-- a\nb -->']],
    ['<!-- open', []],
    ['“open '.repeat(3), []],
  ])('of %j is found', (text, spans) => {
    expect(slices(text, readStructure(text).inline)).toEqual(spans);
  });
});

describe('text whose white space counts', () => {
  it.each([
    ['a <pre>\n b \n</pre> c', ['<pre>\n b \n</pre>']],
    ['<code>\na\n</code>', ['<code>\na\n</code>']],
    ['<pre> never closed \n', []],
    ['{# a\n\n\n b #} {{ c }}', ['{# a\n\n\n b #}']],
  ])('of %j is found', (text, ranges) => {
    expect(slices(text, findVerbatimRanges(text, readStructure(text)))).toEqual(ranges);
  });
});

describe('fenced code', () => {
  it.each([
    ['```js\nx\n```\ny', 'js', 'x\n', true],
    ['~~~\n```\n~~~', '', '```\n', true],
    ['````md\n```\nx\n```\n````', 'md', '```\nx\n```\n', true],
    ['- ```\n  x\n  ```', '', '  x\n', true],
    ['```json\nx', 'json', 'x', false],
  ])('of %j', (text, ...[language, content, isClosed]) => {
    const { fences } = readStructure(text);
    expect(fences).toHaveLength(1);
    expect(fences[0]).toMatchObject({ language, isClosed });
    expect(
      slices(
        text,
        fences.map((fence) => fence.content),
      ),
    ).toEqual([content]);
  });

  it('does not begin inside a line', () => {
    expect(readStructure('use ``` for code\n``` and ``` too').fences).toEqual([]);
  });
});

describe('template tags', () => {
  it.each([
    ['{{ a }} b {% if c %}', ['{{ a }}', '{% if c %}'], ['output', 'block']],
    [
      '{{{raw}}} {{#each x}} {{/each}} {{else}}',
      ['{{{raw}}}', '{{#each x}}', '{{/each}}', '{{else}}'],
      ['output', 'block', 'block', 'block'],
    ],
    [
      '{# note #} {{! note }} {{!-- note --}}',
      ['{# note #}', '{{! note }}', '{{!-- note --}}'],
      ['comment', 'comment', 'comment'],
    ],
    [
      '${name} <%= x %> {city.name} $5 {a b}',
      ['${name}', '<%= x %>', '{city.name}'],
      ['output', 'output', 'output'],
    ],
    ['{{ open {% if %} {', ['{% if %}'], ['block']],
  ])('of %j', (text, tags, kinds) => {
    const { templateTags } = readStructure(text);
    expect(slices(text, templateTags)).toEqual(tags);
    expect(templateTags.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('JSON blocks', () => {
  it.each([
    ['an object', '{"a": [1, -2.5e3, true, null, "x\\u00e9"]}'],
    ['nested objects', '{\n  "a": {"b": {}}\n}'],
    ['an empty list', '[]'],
  ])('are found: %s', (_, json) => {
    const { jsonBlocks } = readStructure(`Before:\n${json}\nAfter\n`);
    expect(
      slices(
        `Before:\n${json}\nAfter\n`,
        jsonBlocks.map(({ range }) => range),
      ),
    ).toEqual([json]);
  });

  it.each([
    ['single quotes', "{'a': 1}"],
    ['a comment', '{"a": 1 // one\n}'],
    ['a trailing comma', '[1, 2,]'],
    ['a hole', '{"a": {{ a }}}'],
    ['a missing end', '[1, 2'],
    ['something behind', '[1] is a citation'],
    ['a bad number', '[01]'],
    ['a bad escape', '["\\x"]'],
    ['a line break in a string', '["a\nb"]'],
    ['great depth', '['.repeat(300) + ']'.repeat(300)],
  ])('are not found with %s', (_, text) => {
    expect(readStructure(`${text}\n`).jsonBlocks).toEqual([]);
  });

  it('are what JSON.parse reads, and their gaps hold white space only', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.constantFrom(undefined, 1, 2, '\t'),
        (json, indent) => {
          const text = JSON.stringify(JSON.parse(json), undefined, indent);
          fc.pre(/^[[{]/.test(text));
          const [block] = readStructure(text).jsonBlocks;
          expect(block?.range).toEqual({ start: 0, end: text.length });
          expect(slices(text, block?.gaps ?? []).join('')).toMatch(/^\s*$/);
        },
      ),
    );
  });
});

describe('literals', () => {
  it('are code, URLs, tags, quotes, comments and holes', () => {
    const text =
      'Say "a b" and `c d` to <x y="z">, https://e.com/f?g, {{ h }} or 「我们」 <!-- i -->.';
    const { literals } = readStructure(text);
    for (const part of ['a b', 'c d', 'y=', 'e.com', 'h', '我们', ' i ']) {
      const start = text.indexOf(part);
      expect(literals.touches({ start, end: start + part.length }), part).toBe(true);
    }
    const start = text.indexOf('and');
    expect(literals.touches({ start, end: start + 3 })).toBe(false);
  });
});

describe('examples', () => {
  it('are elements and sections that say so', () => {
    const text = 'Rule\n# Examples\nA\n## More\nB\n# Rules\nC <example>D</example> E\n# 示例\nF\n';
    const found = slices(text, findExampleRanges(text, readStructure(text)));
    expect(found).toEqual(['# Examples\nA\n## More\nB\n', '<example>D</example>', '# 示例\nF\n']);
  });
});

describe('mergeRanges', () => {
  it('makes one list without overlap', () => {
    const ranges = [
      { start: 5, end: 9 },
      { start: 0, end: 2 },
      { start: 8, end: 12 },
    ];
    expect(mergeRanges(ranges)).toEqual([
      { start: 0, end: 2 },
      { start: 5, end: 12 },
    ]);
  });
});

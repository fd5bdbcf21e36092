import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { fieldOf, isJsonArray } from '../../../shared/text/json-fields.ts';
import type { Json } from '../../../shared/text/json.ts';
import { toSourceRange } from '../../../shared/text/source-span.ts';
import type { SourceSpan } from '../../../shared/text/source-span.ts';
import { parseYamlDocument } from '../../../shared/text/yaml-document.ts';

const file = (text: string): { path: string; text: string } => ({ path: 'a.yaml', text });

/** What the source holds, with a bar between its runs. */
function runsOf(text: string, span: SourceSpan | undefined): string {
  if (!span) return '(no span)';
  const segments = span.segments?.map(({ sourceStart, length }) =>
    text.slice(sourceStart, sourceStart + length),
  );
  return (segments ?? [text.slice(span.range.start, span.range.end)]).join('|');
}

describe('the span of a YAML value', () => {
  it.each([
    ['a plain word', 'a: word # note', 'word'],
    ['a plain text over lines', 'a: one\n  two\n\n  three', 'one|two|three'],
    ['single quotes', "a: 'x y'", 'x y'],
    ['a quote inside single quotes', "a: 'it''s'", "it'|s"],
    ['single quotes over lines', "a: 'one  \n   two'", 'one |two'],
    ['double quotes', 'a: "x y"', 'x y'],
    ['escapes', String.raw`a: "x\ny\u00e9z"`, 'x|y|z'],
    ['double quotes over lines', 'a: "one \n\n  two\\\n  three"', 'one|two|three'],
    ['a literal block', 'a: |\n  one\n    two\n\n  three\n', 'one\n|  two\n\n|three\n'],
    ['a literal block that is stripped', 'a: |-\n  one\n  two\n\n\nb: 1', 'one\n|two'],
    ['a literal block that keeps its end', 'a: |+\n  one\n\nb: 1', 'one\n\n'],
    ['a literal block with its own indent', 'a: |2\n    one\n  two', '  one\n|two'],
    ['a literal block with CRLF', 'a: |\r\n  one\r\n  two\r\n', 'one|\n|two|\n'],
    ['a folded block', 'a: >\n  one\n  two\n\n  three\n', 'one|two|three'],
    ['a folded block with a deeper line', 'a: >\n  one\n    two\n  three\n', 'one|two|three'],
    ['an empty block', 'a: |\nb: 1', ''],
  ])('follows %s', (_, text, runs) => {
    const document = parseYamlDocument(file(text));
    expect(document.problems).toEqual([]);
    expect(runsOf(text, document.spanOf(['a']))).toBe(runs);
  });

  it('has only runs that stand letter for letter in the file, for any text and any style', () => {
    const word = fc.stringMatching(/^[ \t\n"'\\:#{}\u00e9\u{1F600}a-c-]{0,12}$/u);
    const style = fc.constantFrom(
      'BLOCK_LITERAL',
      'BLOCK_FOLDED',
      'QUOTE_DOUBLE',
      'QUOTE_SINGLE',
      'PLAIN',
    );
    fc.assert(
      fc.property(fc.array(word), style, (words, defaultStringType) => {
        const text = stringify({ k: [words.join(' ')] }, { defaultStringType, lineWidth: 20 });
        const document = parseYamlDocument(file(text));
        const value = textAt(document.value, 'k');
        const span = document.spanOf(['k', 0])!;
        let rest = value;
        for (const segment of (span.segments ?? []).toReversed()) {
          const run = text.slice(segment.sourceStart, segment.sourceStart + segment.length);
          expect(value.slice(segment.textStart, segment.textStart + segment.length)).toBe(run);
          rest = rest.slice(0, segment.textStart) + rest.slice(segment.textStart + segment.length);
        }
        if (span.segments) expect(rest).toMatch(/^[\s"\\\u{1F600}\u00e9]*$/u);
        else expect(text.slice(span.range.start, span.range.end)).toBe(value);
      }),
    );
  });

  it('points at a part of a block', () => {
    const text = 'a: |\n  Hello {{name}}\n  and {{ you }}!\n';
    const document = parseYamlDocument(file(text));
    const start = String(JSON.parse(JSON.stringify(document.value)).a).indexOf('{{ you }}');
    const range = toSourceRange(document.spanOf(['a'])!, { start, end: start + 9 });
    expect(text.slice(range.start, range.end)).toBe('{{ you }}');
  });

  it('leads through aliases and merge keys to where the text stands', () => {
    const text = 'x: &x {m: one}\ny: *x\nz:\n  <<: *x\n  n: two\n';
    const document = parseYamlDocument(file(text));
    expect(document.value).toEqual({ x: { m: 'one' }, y: { m: 'one' }, z: { m: 'one', n: 'two' } });
    for (const key of ['x', 'y', 'z']) {
      expect(document.spanOf([key, 'm'])?.range).toEqual({ start: 10, end: 13 });
    }
    expect(document.keySpanOf(['z', 'n'])?.range).toEqual({ start: 35, end: 36 });
  });

  it('counts in the whole file when the YAML is only a part of it', () => {
    const text = '---\nname: "x\nmore: 1\n---\nbody';
    const broken = parseYamlDocument(file(text), { start: 4, end: 21 });
    expect(broken.value).toBeUndefined();
    expect(broken.problems[0]).toMatchObject({ path: 'a.yaml', severity: 'error' });
    expect(broken.problems[0]?.position?.line).toBeGreaterThan(1);
    const good = parseYamlDocument(file('---\nname: x\n---\nbody'), { start: 4, end: 12 });
    expect(good.spanOf(['name'])?.range).toEqual({ start: 10, end: 11 });
  });
});

describe('a YAML file that means harm', () => {
  it.each([
    ['a thousand million laughs', laughs(9)],
    ['deep brackets', '['.repeat(20_000)],
    ['deep dashes', '- '.repeat(20_000)],
    ['deep keys', `${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`],
    ['an alias of itself', 'a: &a [*a]'],
    ['an alias without an anchor', 'a: *b'],
    ['a JavaScript tag', 'a: !!js/function "function () {}"'],
    ['a Python tag', 'a: !!python/object/apply:os.system ["true"]'],
    ['a key twice', 'a: 1\na: 2'],
    ['an open quote', 'a: "b\nc: 1'],
    ['a key that is a map', '{a: 1}: 2'],
    ['more elements than are read', '- a\n'.repeat(40_000)],
    ['more directives than are read', '%a\n'.repeat(200)],
    ['more wrong escapes than are told', `a: "${'\\q'.repeat(300_000)}"`],
    ['more misplaced brackets than are told', `a: ]\n${'['.repeat(90_000)}`],
    ['more anchors of one value than are told', '&a '.repeat(30_000)],
  ])('is a located problem, not a crash: %s', (_, text) => {
    const { problems } = parseYamlDocument(file(text));
    expect(problems[0]).toMatchObject({ severity: 'error', path: 'a.yaml' });
    expect(problems[0]?.position).toBeDefined();
    expect(problems[0]?.hint).toBeDefined();
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it('is told its mistakes in the order of the text', () => {
    const { problems } = parseYamlDocument(file('a: "\\q"\nb: [\nc: "\\z"'));
    const lines = problems.map(({ position }) => position?.line);
    expect(lines).toEqual(lines.toSorted());
    expect(lines.length).toBeGreaterThan(1);
  });

  it('reaches no prototype by its keys', () => {
    const document = parseYamlDocument(file('__proto__: {polluted: 1}\nconstructor: 2'));
    expect(Object.keys(document.value ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(document.spanOf(['constructor'])).toBeDefined();
    expect(parseYamlDocument(file('a: 1')).spanOf(['constructor'])).toBeUndefined();
  });

  it('never throws', () => {
    const text = fc.array(
      fc.constantFrom(
        '- ',
        'a',
        ': ',
        '\n',
        '  ',
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
        '!t ',
        '"',
        "'",
        '|',
        '>',
        '---\n',
        '<<',
        '#',
        '\t',
        '\r\n',
        '?',
        '%',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const document = parseYamlDocument(file(parts.join('')));
        expect(document.problems).toBeDefined();
        for (const index of [0, 1]) document.spanOf([index]);
        document.spanOf(['a']);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a YAML value', () => {
  it.each([
    ['a day', '2026-01-31'],
    ['a yes', 'yes'],
    ['an infinity', '.inf'],
    ['a time', '12:30:45'],
  ])('that is %s stays text', (_, text) => {
    expect(parseYamlDocument(file(text)).value).toBe(text);
  });

  it('is the first document of several', () => {
    expect(parseYamlDocument(file('a: 1\n---\nb: 2'))).toMatchObject({
      value: { a: 1 },
      problems: [],
    });
  });

  it('is null in an empty file', () => {
    expect(parseYamlDocument(file('')).value).toBeNull();
  });

  it('may be JSON, tabs included', () => {
    expect(parseYamlDocument(file('{\n\t"a": [1, "x\\/y"]\n}')).value).toEqual({ a: [1, 'x/y'] });
  });
});

function laughs(levels: number): string {
  const lines = ['l0: &l0 haha'];
  for (let level = 1; level <= levels; level += 1) {
    lines.push(
      `l${level}: &l${level} [${Array(10)
        .fill(`*l${level - 1}`)
        .join(', ')}]`,
    );
  }
  return lines.join('\n');
}

function textAt(value: Json | undefined, key: string): string {
  const list = fieldOf(value, key);
  const [first] = isJsonArray(list) ? list : [];
  return typeof first === 'string' ? first : '';
}

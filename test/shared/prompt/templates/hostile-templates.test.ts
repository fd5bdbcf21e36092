import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/text/json.ts';
import { fill, holesOf } from './fill.ts';

const TOO_MUCH = 'failed: the template asks for too much work';
const TOO_DEEP = 'failed: the template is nested too deeply';
const many = (text: string, count = 5_000): string => text.repeat(count);
const doubling = (set: string): string => `{% set a = "xxxxxxxxxx" %}${many(set, 60)}{{ a }}`;

describe.each(['jinja', 'nunjucks'] as const)('%s is bounded against', (syntax) => {
  it.each([
    ['a huge range', '{% for x in range(1000000000) %}x{% endfor %}', TOO_MUCH],
    [
      'a huge range inside a loop',
      '{% for x in range(9999) %}{% for y in range(9999) %}{% endfor %}{% endfor %}',
      TOO_MUCH,
    ],
    [
      'nested loops',
      `${many('{% for x in range(50) %}', 20)}x${many('{% endfor %}', 20)}`,
      TOO_MUCH,
    ],
    ['a doubled text', doubling('{% set a = a ~ a %}'), TOO_MUCH],
    [
      'a doubled capture',
      `${many('{% set a %}{{ a }}{{ a }}xx{% endset %}', 60)}{{ a }}`,
      TOO_MUCH,
    ],
    [
      'a doubled list that is printed',
      `{% set a = ["x"] %}${many('{% set a = [a, a] %}', 60)}{{ a }}`,
      TOO_MUCH,
    ],
    ['a text replaced by itself', doubling('{% set a = a | replace("x", a) %}'), TOO_MUCH],
    ['a text joined by itself', doubling('{% set a = [a, a] | join(a) %}'), TOO_MUCH],
    ['a huge width', '{{ "x" | center(99999999999) }}', TOO_MUCH],
    ['a huge indent', `{{ "${many('x\\n', 1000)}" | indent(999999999) }}`, TOO_MUCH],
    ['a huge batch', '{{ [1] | batch(99999999999, 1) }}', TOO_MUCH],
    ['a huge slice', '{{ [1] | slice(99999999999) }}', TOO_MUCH],
    ['a macro that calls itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', TOO_DEEP],
    ['brackets', `{{ ${many('(')}1${many(')')} }}`, TOO_DEEP],
    ['lists', `{{ ${many('[')}${many(']')} }}`, TOO_DEEP],
    ['signs', `{{ ${many('- ')}1 }}`, TOO_DEEP],
    ['negations', `{{ ${many('not ')}1 }}`, TOO_DEEP],
    ['blocks', `${many('{% if 1 %}')}${many('{% endif %}')}`, TOO_DEEP],
    ['a long sum', `{{ 1${many(' + 1')} }}`, TOO_DEEP],
    ['a long chain of filters', `{{ "x"${many(' | upper')} }}`, TOO_DEEP],
  ])('%s', (_, template, reason) => {
    expect(fill(syntax, template)).toBe(reason);
    holesOf(syntax, template);
  });

  it.each([
    ['many comparisons in brackets', `{{ ${many('(1 < ', 50)}1${many(' < 2)', 50)} }}`],
    ['spaces', `{{${many(' ', 1_000_000)}`],
    ['openers', many('{', 1_000_000)],
    ['half tags', many('{% ', 100_000)],
    ['a long name', `{{ ${many('a', 500_000)}`],
    ['quotes', `{{ ${many('"', 100_001)}`],
    ['numbers', `{{ [${many('1,', 1_000_000)}] }}`],
    ['small tags', many('{{a}}', 200_000)],
    ['half raw blocks', many('{% raw %}{% endraw', 50_000)],
    ['branches', `{% if 1 %}${many('{% elif 1 %}', 20_000)}{% endif %}`],
  ])('%s', (_, template) => {
    expect(fill(syntax, template)).toBeTypeOf('string');
    holesOf(syntax, template);
  });
});

it("bounds Python's repetition and JSON of shared values", () => {
  expect(fill('jinja', '{{ "x" * 999999999 }}')).toBe(TOO_MUCH);
  expect(fill('jinja', '{{ [1] * 999999999 }}')).toBe(TOO_MUCH);
  const shared = `{% set a = ["x"] %}${many('{% set a = [a, a] %}', 60)}`;
  expect(fill('jinja', `${shared}{{ a | tojson }}`)).toBe(TOO_MUCH);
  expect(fill('jinja', `${shared}{% set b = [a, a] %}{{ b == [a, 1] }}{{ [a] == [b] }}`)).toBe(
    'FalseFalse',
  );
});

describe('handlebars is bounded against', () => {
  const list: Json = Array.from({ length: 1000 }, () => 'x');

  it.each([
    ['nested loops', `${many('{{#each @root.l}}', 5)}x${many('{{/each}}', 5)}`, TOO_MUCH],
    ['blocks', `${many('{{#if l}}')}${many('{{/if}}')}`, TOO_DEEP],
    ['branches', `{{#if a}}${many('{{else if b}}')}{{/if}}`, TOO_DEEP],
    ['brackets', `{{json ${many('(lookup ', 500)}${many(')', 500)}}}`, TOO_DEEP],
    [
      'brackets after a quoted brace',
      `{{json "}}" ${many('(lookup ', 500)}${many(')', 500)}}}`,
      TOO_DEEP,
    ],
    ['tags', many('{{a}}', 20_000), 'failed: the template has too many tags'],
  ])('%s', (_, template, reason) => {
    expect(fill('handlebars', template, { l: list })).toBe(reason);
    holesOf('handlebars', template);
  });

  it.each([
    ['openers', many('{{', 100_000)],
    ['half tags', many('{{a ', 100_000)],
    ['a long name', `{{${many('a', 500_000)}`],
    ['names in brackets', `{{a ${many('[', 100_000)}`],
    ['parameters', `{{a ${many('b ', 20_000)}}}`],
    ['spaces', `{{${many(' ', 1_000_000)}`],
    ['comments', many('{{!-- ', 20_000)],
    ['quotes', `{{a ${many('"', 100_001)}`],
    ['backslashes', `${many('\\', 100_000)}{{a}}`],
    ['lines', `${many('\n', 100_000)}{{#if a}}${many('\n', 100_000)}{{/if}}`],
  ])('%s', (_, template) => {
    expect(fill('handlebars', template)).toBeTypeOf('string');
    holesOf('handlebars', template);
  });
});

it.each(['literal', 'jinja', 'nunjucks', 'handlebars'] as const)(
  '%s is bounded against a value nested without end',
  (syntax) => {
    let value: Json = 'x';
    for (let depth = 0; depth < 50_000; depth += 1) value = [value];
    for (const template of [
      '{{v}}',
      '{{ v | dump }}',
      '{{ v | tojson }}',
      '{{json v}}',
      '{{ v == v }}',
    ]) {
      expect(fill(syntax, template, { v: value })).toBeTypeOf('string');
    }
  },
);

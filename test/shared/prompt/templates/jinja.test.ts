import { describe, expect, it } from 'vitest';
import { findTemplateLanguage } from '../../../../shared/prompt/templates/index.ts';
import { englishOf } from '../../../../shared/text/sentence.ts';
import { fill, holesOf, missingIn } from './fill.ts';

describe('Jinja templates', () => {
  it.each([
    ['{{ o }} {{ l }}', '{"a": 1, "b": true} [1, "x"]'],
    ['{{ nope.deep.deeper }}|', '|'],
    ['{{ nope + 1 }} {{ "a" + nope }}', '1 a'],
    ['{% block a %}x{% endblock %}', 'x'],
    [
      '{% for x in l %}{% if loop.first %}{% continue %}{% endif %}{{ x }}{% break %}{% endfor %}',
      'x',
    ],
    ['{{ "__proto__" in o }} {{ o["__proto__"] }} {{ o.constructor }}', 'False  '],
    ['{% set d = {"__proto__": 1} %}{{ d }}', '{"__proto__": 1}'],
  ])('%s gives %j', (template, text) => {
    expect(fill('jinja', template, { o: { a: 1, b: true }, l: [1, 'x'] })).toBe(text);
  });

  it.each([
    ['{{ name | shout }}', 'the filter “shout” is not supported'],
    ['{% if x is glorious %}{% endif %}', 'the test “glorious” is not supported'],
    ['{% switch x %}', '{% switch %} is not supported'],
    ['{% include "system.j2" %}', '{% include %} needs another file, which is not followed'],
    ['{% if x %}', '{% endif %} is missing'],
    ['{{ name', 'a tag is not closed'],
    ['{# note', 'a comment is not closed'],
    ['{% raw %}', '{% raw %} is not closed'],
    ['{{ }}', 'a tag holds the end of the tag where a value was expected'],
    ['{{ a b }}', 'a tag holds “b” where the end of the tag was expected'],
    ['{{ shout(name) }}', 'shout() is not a function that is known here'],
    ['{{ 1 / 0 }}', 'the template divides by zero'],
    ['{{ a === b }}', 'a tag holds “===” where an operator of this language was expected'],
  ])('%s fails: %s', (template, reason) => {
    expect(fill('jinja', template, { name: 'Ann' })).toBe(`failed: ${reason}`);
  });

  it.each([
    ['{{ a }} {{ b.c }} {{ a }}', ['a', 'b']],
    ['{% if a %}{% endif %}{{ b if c else "" }}', ['b']],
    ['{{ a | default("x") }}{{ b.c | default("x") }}{{ c is defined }}', []],
    ['{% for x in list %}{{ x.a }}{% endfor %}', ['list']],
    ['{{ a or "x" }}{{ not b and c }}', []],
  ])('%s misses only what it cannot do without', (template, missing) => {
    expect(missingIn('jinja', template, { c: true })).toEqual(missing.filter((m) => m !== 'c'));
  });

  it('finds the root name of every hole, and the tag it stands in', () => {
    const template =
      '{{ user.name }}{% if tone == other %}{% for t in tools %}{{ t.name }}{{ loop.index }}{% endfor %}' +
      '{% endif %}{% set x = y %}{{ x }}{% macro m(p, q=r) %}{{ p }}{{ z }}{% endmacro %}{{ m(1, range(n)) }}' +
      '{{ a ~ a ~ b[c] }}{# {{ no }} #}{% raw %}{{ no }}{% endraw %}{{ d | join(e) }}{% filter indent(w) %}{{ f }}{% endfilter %}';
    expect(holesOf('jinja', template)).toEqual([
      'user in {{ user.name }}',
      'tone in {% if tone == other %}',
      'other in {% if tone == other %}',
      'tools in {% for t in tools %}',
      'y in {% set x = y %}',
      'r in {% macro m(p, q=r) %}',
      'z in {{ z }}',
      'n in {{ m(1, range(n)) }}',
      'a in {{ a ~ a ~ b[c] }}',
      'b in {{ a ~ a ~ b[c] }}',
      'c in {{ a ~ a ~ b[c] }}',
      'd in {{ d | join(e) }}',
      'e in {{ d | join(e) }}',
      'w in {% filter indent(w) %}',
      'f in {{ f }}',
    ]);
  });

  it('still finds plain holes while a tag is being written', () => {
    expect(holesOf('jinja', '{{ name }} {% if ')).toEqual(['name in {{ name }}']);
  });

  it('says where values stand', () => {
    expect(fillValues('a{{ x }}b{{ y }}{{ z }}c')).toEqual(['XX', 'Z']);
  });
});

function fillValues(template: string): readonly string[] {
  const output = findTemplateLanguage('jinja').compile(template)({ x: 'XX', y: '', z: 'Z' });
  if (output.kind === 'failed') return [englishOf(output.reason)];
  return (output.values ?? []).map(({ start, end }) => output.text.slice(start, end));
}

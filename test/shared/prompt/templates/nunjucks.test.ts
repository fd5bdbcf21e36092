import { describe, expect, it } from 'vitest';
import { fill, holesOf } from './fill.ts';

describe('Nunjucks templates', () => {
  it.each([
    ['{{ text | load | dump }}', '{"a":1}'],
    ['{{ o | dump(2) }}', '{\n  "a": [\n    1\n  ]\n}'],
    ['{{ msgs[msgs.length - 1].content }}', 'yo'],
    [
      '{% for m in msgs %}{% for k, v in m %}{{ k }}:{{ v }};{% endfor %}{% endfor %}',
      'role:ai;content:yo;',
    ],
    ['{{ o.constructor }}{{ o.__proto__ }}{{ msgs.constructor }}{{ text.constructor }}', ''],
    ['{% verbatim %}{{ x }}{% endverbatim %}', '{{ x }}'],
  ])('%s gives %j', (template, text) => {
    const vars = { text: '{"a":1}', o: { a: [1] }, msgs: [{ role: 'ai', content: 'yo' }] };
    expect(fill('nunjucks', template, vars)).toBe(text);
  });

  it.each([
    ['{{ x | random }}', 'the filter “random” is not supported'],
    ['{{ x | toJson }}', 'the filter “toJson” is not supported'],
    ['{{ "".constructor("return 1")() }}', '.constructor() is not a function that is known here'],
    [
      '{{ range.constructor("return 1")() }}',
      '.constructor() is not a function that is known here',
    ],
    ['{{ "{" | load }}', 'load was given a text that is not JSON'],
    [
      '{{ range }}',
      'it prints a method where a field is meant: the value is no object with that field',
    ],
  ])('%s fails: %s', (template, reason) => {
    expect(fill('nunjucks', template, {})).toBe(`failed: ${reason}`);
  });

  it('finds holes as Jinja does', () => {
    const template =
      '{% for r, c in message %}{{ r }}: {{ c | dump }}{% endfor %}{{ {a: b} | dump }}';
    expect(holesOf('nunjucks', template)).toEqual([
      'message in {% for r, c in message %}',
      'b in {{ {a: b} | dump }}',
    ]);
  });
});

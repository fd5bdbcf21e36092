import { describe, expect, it } from 'vitest';
import { fill, holesOf, missingIn } from './fill.ts';

describe('literal templates', () => {
  it.each([
    ['Hi {{name}}, {{name}}!', { name: 'Ann' }, 'Hi Ann, Ann!'],
    ['{{ name }}', { name: 'Ann' }, '{{ name }}'],
    ['{{user.name}}', { 'user.name': 'Ann' }, 'Ann'],
    ['{{user.name}}', { user: { name: 'Ann' } }, '{{user.name}}'],
    ['{{a}}', { a: '{{b}}', b: 'x' }, '{{b}}'],
    ['{{n}} {{t}} {{o}} {{l}}', { n: 3, t: true, o: { a: 1 }, l: [1, 2] }, '3 true {"a":1} [1,2]'],
    ['{{a}}{{{a}}}{{}}', { a: 'x' }, 'x{x}{{}}'],
    ['{{constructor}} {{__proto__}}', {}, '{{constructor}} {{__proto__}}'],
    ['$& {{a}}', { a: "$& $'" }, "$& $& $'"],
  ])('%j with %j gives %j', (template, vars, text) => {
    expect(fill('literal', template, vars)).toBe(text);
  });

  it('says which holes got no value', () => {
    expect(missingIn('literal', '{{a}} {{b}} {{b}}', { a: 1 })).toEqual(['b']);
  });

  it('finds each hole with its braces', () => {
    expect(holesOf('literal', '{{a}} {{ b }} {{c-d.e}}')).toEqual([
      'a in {{a}}',
      'c-d.e in {{c-d.e}}',
    ]);
  });
});

it('leaves a text without holes as it is', () => {
  expect(fill('none', '{{a}} {% b %}', { a: 1 })).toBe('{{a}} {% b %}');
  expect(holesOf('none', '{{a}}')).toEqual([]);
});

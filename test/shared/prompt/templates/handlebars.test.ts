import { describe, expect, it } from 'vitest';
import { findTemplateLanguage } from '../../../../shared/prompt/templates/index.ts';
import { fill, holesOf, missingIn } from './fill.ts';

const handlebars = findTemplateLanguage('handlebars');

describe('dotprompt templates', () => {
  it.each([
    ['{{#if (lookup o "a")}}yes{{/if}}', 'yes'],
    ['{{json o indent=2}} {{json nope}}', '{\n  "a": 1\n} '],
    ['{{@state.mood}} {{@root.o.a}}', 'calm 1'],
    ['{{lookup o "constructor"}}{{o.__proto__}}{{constructor}}', ''],
    ['{{#each o}}{{@key}}={{this}}{{/each}}', 'a=1'],
    ['{{log "x"}}', ''],
  ])('%s gives %j', (template, text) => {
    expect(fill('handlebars', template, { o: { a: 1 }, '@state': { mood: 'calm' } })).toBe(text);
  });

  it.each([
    ['{{add @index 1}}', "“add” is no helper of dotprompt's that can be used like this"],
    ['{{#if (gt a 1)}}{{/if}}', "“gt” is no helper of dotprompt's that can be used like this"],
    ['{{> header}}', 'the partial “header” is not there'],
    ['{{> a}}', 'the partial “a” includes itself'],
    [
      '{{#role "user"}}x{{/role}}',
      '{{#role}} has a body, which dotprompt drops; write {{role …}} in front of the text',
    ],
    ['{{role}}', '{{role}} needs a text'],
    ['{{#* inline "x"}}{{/inline}}', 'blocks of partials and decorators are not supported'],
    ['{{#if a}}{{/each}}', "the template cannot be parsed: if doesn't match each - 1:3"],
  ])('%s fails: %s', (template, reason) => {
    const partials = new Map([
      ['a', '{{> b}}'],
      ['b', '{{> a}}'],
    ]);
    expect(handlebars.compile(template, partials)({ a: 1 })).toEqual({ kind: 'failed', reason });
  });

  it('marks roles, history and media where they stand', () => {
    const template =
      'a{{role "model"}}b{{history}}{{section "s"}}c{{media url=u contentType="image/png"}}';
    expect(handlebars.compile(template)({ u: 'http://x' })).toMatchObject({
      text: 'abc',
      marks: [
        { kind: 'role', offset: 1, role: 'assistant' },
        { kind: 'history', offset: 2 },
        { kind: 'section', offset: 2 },
        { kind: 'media', offset: 3, url: 'http://x' },
      ],
    });
  });

  it.each([
    ['{{a}} {{b.c}} {{#if d}}{{/if}}{{#each e}}{{f}}{{../g}}{{/each}}', ['a', 'b', 'e']],
    ['{{#each one}}{{f}}{{../g}}{{@root.h}}{{@index}}{{@state}}{{/each}}', ['g', 'h', '@state']],
  ])('%s misses what it cannot do without', (template, missing) => {
    expect(missingIn('handlebars', template, { one: [{}] })).toEqual(missing);
  });

  it('finds the holes, not the members of items, the helpers or the partials', () => {
    const template =
      'x\r\n{{{raw}}} {{#if a}}{{b.c}}{{else if d}}{{json e indent=f}}{{/if}}\n{{#each items as |it i|}}{{it.x}}{{own}}' +
      '{{../top}}{{@root.r}}{{@index}}{{this}}{{/each}}{{role "user"}}{{history}}{{media url=img}}{{> part p q=v}}' +
      '{{lookup l k}}{{#with w}}{{a}}{{/with}}{{@state.s}}{{! {{no}} }}{{other helper}}{{./dot}}{{~tilde~}}';
    expect(holesOf('handlebars', template)).toEqual([
      'raw in {{{raw}}}',
      'a in {{#if a}}',
      'b in {{b.c}}',
      'd in {{else if d}}',
      'e in {{json e indent=f}}',
      'f in {{json e indent=f}}',
      'items in {{#each items as |it i|}}',
      'top in {{../top}}',
      'r in {{@root.r}}',
      'img in {{media url=img}}',
      'p in {{> part p q=v}}',
      'v in {{> part p q=v}}',
      'l in {{lookup l k}}',
      'k in {{lookup l k}}',
      'w in {{#with w}}',
      '@state in {{@state.s}}',
      'helper in {{other helper}}',
      'dot in {{./dot}}',
      'tilde in {{~tilde~}}',
    ]);
  });

  it('still finds plain holes while a tag is being written', () => {
    expect(holesOf('handlebars', '{{role "user"}}{{name}} {{#if ')).toEqual(['name in {{name}}']);
  });
});

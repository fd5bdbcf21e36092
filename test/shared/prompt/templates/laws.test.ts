import { array, assert, constantFrom, dictionary, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vars } from '../../../../shared/prompt/template-language.ts';
import {
  findTemplateLanguage,
  TEMPLATE_LANGUAGES,
} from '../../../../shared/prompt/templates/index.ts';

/** Pieces that make tags, whole and broken ones, in every language. */
const PIECES = [
  '{{',
  '}}',
  '{%',
  '%}',
  '{#',
  '#}',
  '-',
  '~',
  ' ',
  '\n',
  '(',
  ')',
  '[',
  ']',
  '|',
  '.',
  ',',
  '"',
  "'",
  '=',
  '/',
  '#',
  'if',
  'else',
  'elif',
  'endif',
  'for x in l',
  'endfor',
  'set a = ',
  'macro m()',
  'each l',
  'with o',
  'raw',
  'endraw',
  'a',
  'l',
  'o',
  'x',
  'this',
  '../',
  '@index',
  '__proto__',
  'constructor',
  'prototype',
  'range(',
  'loop',
  'not',
  'is',
  'defined',
  'upper',
  'join',
  'map',
  'tojson',
  'dump',
  '1',
  '1e9',
  '>',
  '&',
  'as |y|',
  'role',
  'json',
  '\u{1F600}',
  '字',
];

const templates = array(constantFrom(...PIECES), { maxLength: 40 }).map((pieces) =>
  pieces.join(''),
);

const names = constantFrom('a', 'l', 'o', 'x', '__proto__', 'constructor', 'toString');
const vars = dictionary(names, jsonValue({ maxDepth: 3 }), { maxKeys: 6 }).map((given): Vars =>
  JSON.parse(JSON.stringify(given)),
);

describe.each(Object.values(TEMPLATE_LANGUAGES))('$id', (language) => {
  it('answers every template and every value, and never throws', () => {
    assert(
      property(templates, vars, (template, given) => {
        const output = language.compile(template)(given);
        expect(['filled', 'failed']).toContain(output.kind);
        for (const { range } of language.findVariables(template)) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(template.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The languages whose tags are written in two braces, or a brace and a percent sign. */
const BRACED = (['none', 'literal', 'jinja', 'nunjucks', 'handlebars'] as const).map(
  findTemplateLanguage,
);

describe.each(BRACED)('$id', (language) => {
  it('finds holes that are whole tags', () => {
    assert(
      property(templates, (template) => {
        for (const { range } of language.findVariables(template)) {
          expect(template.slice(range.start, range.start + 2)).toMatch(/^\{[{%]$/);
          expect(template.slice(range.end - 1, range.end)).toBe('}');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a text without tags as it is', () => {
    const plain = string({ unit: 'grapheme', maxLength: 200 });
    assert(
      property(plain, vars, (text, given) => {
        // Jinja drops a line end at the end and reads CRLF as LF, as Python does.
        const ends = text.replaceAll(/[\r\n]+/g, ' ');
        const template = ends.replaceAll(/[{\\]/g, '(');
        expect(language.compile(template)(given)).toMatchObject({ text: template, missing: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same text each time it is filled with the same values', () => {
    assert(
      property(templates, vars, (template, given) => {
        const fill = language.compile(template);
        expect(fill(given)).toEqual(fill(given));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change a prototype', () => {
    assert(
      property(templates, vars, (template, given) => {
        language.compile(template)(given);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, varsKey } from '../../../shared/recording/vars-key.ts';
import type { Json } from '../../../shared/text/json.ts';

describe('canonicalJson', () => {
  it.each<[Json, string]>([
    [null, 'null'],
    [1e21, '1e+21'],
    ['ä\n', '"ä\\n"'],
    [[1, [true]], '[1,[true]]'],
    [{ b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
  ])('writes %j as %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });
});

describe('varsKey', () => {
  it('does not ask in which order variables came', () => {
    expect(varsKey({ city: 'Oslo', days: 3 })).toBe(varsKey({ days: 3, city: 'Oslo' }));
    expect(varsKey({ city: 'Oslo', days: 3 })).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each<[string, Json, Json]>([
    ['a number from its text', 3, '3'],
    ['nothing from an empty text', null, ''],
    ['composed from decomposed letters', 'é', 'e\u0301'],
  ])('tells %s', (_, a, b) => expect(varsKey({ a })).not.toBe(varsKey({ a: b })));
});

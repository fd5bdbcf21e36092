import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configJsonSchema } from '../../../shared/config/json-schema.ts';
import type { Json } from '../../../shared/text/json.ts';

const schema = configJsonSchema();

it('is what docs/schema/promptfare.schema.json holds', () => {
  const written: Json = JSON.parse(readFileSync('docs/schema/promptfare.schema.json', 'utf8'));
  expect(written, 'stale: run node scripts/write-config-schema.mjs').toEqual(schema);
});

it('allows no key that it does not name', () => {
  const open = JSON.stringify(schema).match(/"additionalProperties":(?!false)/g);
  // The aliases of `pricing` are names of the user's own.
  expect(open).toHaveLength(1);
});

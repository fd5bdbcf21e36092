import * as z from 'zod/mini';
import type { Json } from '../text/json.ts';
import { configSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of promptfare.yml, for editors; made from the schema that reads the file. */
export function configJsonSchema(): { readonly [key: string]: Json } {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { io: 'input' });
  const title = 'promptfare.yml';
  // Through JSON, so that what is compared and written is plain data.
  return JSON.parse(JSON.stringify({ $schema, title, ...schema }));
}

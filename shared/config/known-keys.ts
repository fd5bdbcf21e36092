import * as z from 'zod/mini';
import type { JsonPath } from '../text/json-tree.ts';

/** The keys that a schema knows at `path`; none where it expects something else than keys. */
export function knownKeys(schema: unknown, path: JsonPath): readonly string[] {
  let inner = unwrap(schema);
  for (const step of path) inner = unwrap(stepInto(inner, step));
  return inner instanceof z.ZodMiniObject ? Object.keys(inner.shape) : [];
}

function stepInto(schema: unknown, step: string | number): unknown {
  if (schema instanceof z.ZodMiniArray) return schema.def.element;
  if (schema instanceof z.ZodMiniObject && Object.hasOwn(schema.shape, step)) {
    return schema.shape[step];
  }
  return undefined;
}

/** The object or list inside defaults, transforms and choices. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodMiniPipe) return unwrap(schema.def.in);
  if (
    schema instanceof z.ZodMiniPrefault ||
    schema instanceof z.ZodMiniExactOptional ||
    schema instanceof z.ZodMiniDefault
  ) {
    return unwrap(schema.def.innerType);
  }
  if (!(schema instanceof z.ZodMiniUnion)) return schema;
  for (const option of schema.def.options) {
    const inner = unwrap(option);
    if (inner instanceof z.ZodMiniObject || inner instanceof z.ZodMiniArray) return inner;
  }
  return schema;
}

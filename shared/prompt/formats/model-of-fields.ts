import { countOf, fieldOf, textOf } from '../../text/json-fields.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import type { Prompt } from '../prompt.ts';

type Named = Pick<Prompt, 'models' | 'maxOutputTokens'>;

type Paths = readonly (readonly string[])[];

/** The first model and the first output limit that a file names at these paths, with the model's place. */
export function modelOfFields(
  document: JsonDocument,
  { models, limits }: { readonly models: Paths; readonly limits: Paths },
): Named {
  const limit = limits
    .map((path) => countOf(fieldOf(document.value, ...path)))
    .find((count) => count !== undefined);
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  for (const path of models) {
    const id = textOf(fieldOf(document.value, ...path))?.trim();
    if (id === undefined) continue;
    const span = document.spanOf(path);
    return { models: [{ id, ...(span && { span }), ...limited }] };
  }
  return { models: [], ...limited };
}

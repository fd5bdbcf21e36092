import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';

/**
 * The runs of an SDK's batch: what was posted when a run began, with what was patched in when it ended. The SDK for
 * JavaScript leaves the id out of a patch, so runs are matched by their place in the trace.
 */
export function mergedRuns(
  posts: readonly Json[],
  patches: Json | undefined,
): readonly { readonly run: Json; readonly at: JsonPath }[] {
  const byPlace = new Map<string, Json>();
  for (const patch of isJsonArray(patches) ? patches : []) {
    const place = placeOf(patch);
    if (place !== undefined) byPlace.set(place, patch);
  }
  return posts.map((post, index) => {
    const patch = byPlace.get(placeOf(post) ?? '');
    return { run: merged(post, patch), at: ['post', index] };
  });
}

function placeOf(run: Json): string | undefined {
  return textOf(fieldOf(run, 'dotted_order')) ?? textOf(fieldOf(run, 'id'));
}

function merged(post: Json, patch: Json | undefined): Json {
  if (!isJsonObject(post) || !isJsonObject(patch)) return post;
  const told = Object.entries(patch).filter(([, value]) => value !== null);
  return Object.fromEntries([...Object.entries(post), ...told]);
}

import type { ModelId } from '../model/model-id.ts';

/** What became of the models a prompt or suite declares: name on the baseline → name on the head side. */
export type ModelReplacements = {
  /** The head's model for a call that the baseline made with `model`; `removed` when no model took its place. */
  readonly headModelOf: (model: ModelId) => ModelId | 'removed';
};

/**
 * Compares the models declared on both sides. A model on both sides stays; those that went are paired with those that
 * came, in order of declaration. A recorded name may be more precise than the declared one (`gpt-4o-2024-08-06` for
 * `gpt-4o`), and a side that declares nothing replaces nothing.
 */
export function findModelReplacements(
  baseline: readonly ModelId[],
  head: readonly ModelId[],
): ModelReplacements {
  const gone = baseline.filter((model) => !head.some((other) => sameModel(model, other)));
  const come = head.filter((model) => !baseline.some((other) => sameModel(model, other)));
  if (gone.length === 0 || head.length === 0) return { headModelOf: (model) => model };
  return {
    headModelOf: (model) => {
      const index = indexOfDeclared(gone, model, baseline);
      return index === -1 ? model : (come[index] ?? 'removed');
    },
  };
}

/** Same name, and the same provider where both say one. */
function sameModel(a: ModelId, b: ModelId): boolean {
  if (a.name !== b.name) return false;
  return a.provider === undefined || b.provider === undefined || a.provider === b.provider;
}

function indexOfDeclared(
  gone: readonly ModelId[],
  recorded: ModelId,
  declared: readonly ModelId[],
): number {
  const exact = gone.findIndex((model) => sameModel(model, recorded));
  if (exact !== -1) return exact;
  if (declared.some((model) => sameModel(model, recorded))) return -1;
  // Providers answer with a dated name; a prompt that declares one model was recorded with it whatever it is called.
  const dated = gone.findIndex((model) => recorded.name.startsWith(`${model.name}-`));
  if (dated !== -1) return dated;
  return declared.length === 1 ? 0 : -1;
}

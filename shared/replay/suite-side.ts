import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Sample } from '../recording/recording.ts';

/** What a suite holds at one commit. */
export type SuiteSide = {
  readonly prompts: readonly Prompt[];
  readonly samples: readonly Sample[];
  /** The suite's own model, for prompts and samples that name none. */
  readonly model?: ModelId;
  /** Written model name → id, with the configured aliases. */
  readonly modelIdOf: (written: string) => ModelId;
};

/** Every model the side's prompts and samples name. */
export function modelsOfSide({
  prompts,
  samples,
  model,
  modelIdOf,
}: SuiteSide): readonly ModelId[] {
  const written = new Set([
    ...prompts.flatMap((prompt) => prompt.models.map(({ id }) => id)),
    ...samples.flatMap((sample) => sample.model ?? []),
  ]);
  return [...[...written].map((name) => modelIdOf(name)), ...(model ? [model] : [])];
}

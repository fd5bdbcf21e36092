import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { findModelReplacements, type ModelReplacements } from './model-replacements.ts';
import type { SuiteSide } from './suite-side.ts';

/** One prompt on both sides; at least one of the two is there. */
export type PairedPrompt = {
  /** The head's id, or the baseline's where the prompt was removed. */
  readonly id: string;
  readonly baseline?: Prompt;
  readonly head?: Prompt;
  readonly replacements: ModelReplacements;
};

/** Pairs prompts by id; `renames` maps the path of a renamed file at head to its path on the baseline. */
export function pairPrompts(
  sides: { readonly baseline?: SuiteSide; readonly head: SuiteSide },
  renames: ReadonlyMap<string, string>,
): readonly PairedPrompt[] {
  const baselinePrompts = new Map(sides.baseline?.prompts.map((prompt) => [prompt.id, prompt]));
  const pairs: PairedPrompt[] = [];
  for (const head of sides.head.prompts) {
    const id = baselinePrompts.has(head.id) ? head.id : idBeforeRename(head, renames);
    const baseline = baselinePrompts.get(id);
    baselinePrompts.delete(id);
    pairs.push({
      id: head.id,
      ...(baseline && { baseline }),
      head,
      replacements: findModelReplacements(
        baseline && sides.baseline ? declaredModels(baseline, sides.baseline) : [],
        declaredModels(head, sides.head),
      ),
    });
  }
  for (const baseline of baselinePrompts.values()) {
    pairs.push({ id: baseline.id, baseline, replacements: findModelReplacements([], []) });
  }
  return pairs;
}

function idBeforeRename(prompt: Prompt, renames: ReadonlyMap<string, string>): string {
  const mark = prompt.id.indexOf('#');
  const path = mark === -1 ? prompt.id : prompt.id.slice(0, mark);
  return (renames.get(path) ?? path) + prompt.id.slice(path.length);
}

function declaredModels(prompt: Prompt, side: SuiteSide): readonly ModelId[] {
  if (prompt.models.length > 0) return prompt.models.map((model) => side.modelIdOf(model.id));
  return side.model ? [side.model] : [];
}

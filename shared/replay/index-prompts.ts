import type { Prompt } from '../prompt/prompt.ts';
import { normalizeText, unfilledText } from '../prompt/unfilled-text.ts';
import type { PromptRef } from '../recording/recording.ts';

/** Finds the prompt of a suite that a sample was recorded with. */
export type PromptIndex = {
  /** By the recording's own words. */
  readonly findNamed: (ref: PromptRef | undefined) => Prompt | undefined;
  /** The same, and a suite's only prompt for a recording that has no words for it. */
  readonly find: (ref: PromptRef | undefined) => Prompt | undefined;
};

/**
 * Looks a recording's words for a prompt up in this order: path or id, label, unfilled text; a suite with a single
 * prompt needs no words. A name that two prompts share names neither.
 */
export function indexPrompts(prompts: readonly Prompt[]): PromptIndex {
  const byName = new Map<string, Prompt | 'ambiguous'>();
  const byText = new Map<string, Prompt | 'ambiguous'>();
  for (const prompt of prompts) {
    for (const name of namesOf(prompt)) register(byName, name, prompt);
    const text = unfilledText(prompt);
    if (text !== undefined) register(byText, normalizeText(text), prompt);
  }
  const only = prompts.length === 1 ? prompts[0] : undefined;
  const findNamed = (ref: PromptRef | undefined): Prompt | undefined =>
    found(byName, ref?.path) ??
    found(byName, ref?.label) ??
    found(byName, ref?.template) ??
    (ref?.template === undefined ? undefined : found(byText, normalizeText(ref.template)));
  return { findNamed, find: (ref) => findNamed(ref) ?? only };
}

function namesOf(prompt: Prompt): readonly string[] {
  return [prompt.id, prompt.path, ...(prompt.name ? [prompt.name] : []), ...prompt.aliases];
}

function register(map: Map<string, Prompt | 'ambiguous'>, key: string, prompt: Prompt): void {
  const known = map.get(key);
  map.set(key, known === undefined || known === prompt ? prompt : 'ambiguous');
}

function found(
  map: ReadonlyMap<string, Prompt | 'ambiguous'>,
  key: string | undefined,
): Prompt | undefined {
  const hit = key === undefined ? undefined : map.get(key);
  return hit === 'ambiguous' ? undefined : hit;
}

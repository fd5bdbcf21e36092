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
 * Looks a recording's words for a prompt up in this order: path or id, label, unfilled text, the end of the path (a
 * recording's paths may start in another folder, or at the root of another machine); a suite with a single prompt
 * needs no words. A name that two prompts share names neither.
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
  const byPathEnd = new Map<string, Prompt | undefined>();
  const findByEnd = (path: string): Prompt | undefined => {
    if (!byPathEnd.has(path)) byPathEnd.set(path, findByPathEnd(prompts, path));
    return byPathEnd.get(path);
  };
  const findNamed = ({ path, label, template }: PromptRef): Prompt | undefined =>
    [path, label, template].map((name) => found(byName, name)).find((prompt) => !!prompt) ??
    found(byText, template === undefined ? undefined : normalizeText(template)) ??
    (path === undefined ? undefined : findByEnd(path));
  const findKnown = (ref: PromptRef | undefined): Prompt | undefined => ref && findNamed(ref);
  return { findNamed: findKnown, find: (ref) => findKnown(ref) ?? only };
}

/** The one prompt whose path ends like the recorded path, or the other way round; whole folders and names only. */
function findByPathEnd(prompts: readonly Prompt[], recorded: string): Prompt | undefined {
  const parts = partsOf(recorded);
  if (parts.length === 0) return undefined;
  const lengths = prompts.map(({ path }) => sameEnd(partsOf(path), parts));
  const longest = Math.max(0, ...lengths);
  const best = prompts.filter((_, index) => lengths[index] === longest);
  return longest > 0 && best.length === 1 ? best[0] : undefined;
}

function partsOf(path: string): readonly string[] {
  const plain = path.replace(/^file:\/\//i, '').replaceAll('\\', '/');
  return plain.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
}

/** How many parts two paths share at their end, when one of them ends there; else none. */
function sameEnd(a: readonly string[], b: readonly string[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let from = 1; from <= shorter; from += 1) if (a.at(-from) !== b.at(-from)) return 0;
  return shorter;
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

import type { Prompt } from './prompt.ts';
import { compilePrompt, type RenderedPrompt } from './render-prompt.ts';
import type { Vars } from './template-language.ts';

/** Renders prompts, parsing each template once. */
export type PromptRenderer = { readonly render: (prompt: Prompt, vars: Vars) => RenderedPrompt };

export function createPromptRenderer(): PromptRenderer {
  const compiled = new WeakMap<Prompt, (vars: Vars) => RenderedPrompt>();
  return {
    render: (prompt, vars) => {
      const known = compiled.get(prompt);
      if (known) return known(vars);
      const fill = compilePrompt(prompt);
      compiled.set(prompt, fill);
      return fill(vars);
    },
  };
}

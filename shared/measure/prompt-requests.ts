import type { Prompt } from '../prompt/prompt.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { Vars } from '../prompt/template-language.ts';
import type { CountedRequest } from '../tokenizer/verified-counts.ts';
import { fixedPrompt } from './fixed-text.ts';

export type PromptRequests = {
  readonly requests: readonly CountedRequest[];
  /** 0: the text without its variables is the only request. */
  readonly caseCount: number;
};

/** What calls of a prompt that nobody recorded send: one request for each of the file's cases, or its fixed text. */
export function promptRequests(prompt: Prompt, renderer: PromptRenderer): PromptRequests {
  const render = (version: Prompt, vars: Vars): readonly CountedRequest[] => {
    const rendered = renderer.render(version, vars);
    return rendered.kind === 'failed'
      ? []
      : [{ messages: rendered.messages, tools: version.tools }];
  };
  const cases = prompt.cases.flatMap(({ vars }) => render(prompt, vars));
  if (cases.length > 0) return { requests: cases, caseCount: cases.length };
  return { requests: render(fixedPrompt(prompt), {}), caseCount: 0 };
}

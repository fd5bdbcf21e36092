import type { PromptFormat } from '../prompt-format.ts';
import { agentContext } from './agent-context.ts';
import { dotprompt } from './dotprompt.ts';
import { githubModels } from './github-models.ts';
import { plain } from './plain.ts';
import { promptfoo } from './promptfoo.ts';
import { prompty } from './prompty.ts';

/** Every prompt format; the first that matches a file reads it. A new one is one file here and one line in this list. */
export const PROMPT_FORMATS: readonly PromptFormat[] = [
  promptfoo,
  githubModels,
  prompty,
  dotprompt,
  agentContext,
  plain,
];

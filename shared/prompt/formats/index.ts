import type { PromptFormat } from '../prompt-format.ts';
import { agentContext } from './agent-context.ts';
import { baml } from './baml.ts';
import { code } from './code.ts';
import { continuePrompt } from './continue-prompt.ts';
import { dotprompt } from './dotprompt.ts';
import { elastacloudDotprompt } from './elastacloud-dotprompt.ts';
import { githubModels } from './github-models.ts';
import { langchain } from './langchain.ts';
import { plain } from './plain.ts';
import { poml } from './poml.ts';
import { promptExport } from './prompt-export.ts';
import { promptflow } from './promptflow.ts';
import { promptfoo } from './promptfoo.ts';
import { prompty } from './prompty.ts';
import { semanticKernel } from './semantic-kernel.ts';
import { sweAgent } from './swe-agent.ts';
import { vscodePrompt } from './vscode-prompt.ts';

/** Every prompt format; the first that matches a file reads it. A new one is one file here and one line in this list. */
export const PROMPT_FORMATS: readonly PromptFormat[] = [
  promptfoo,
  langchain,
  semanticKernel,
  githubModels,
  prompty,
  elastacloudDotprompt,
  continuePrompt,
  dotprompt,
  vscodePrompt,
  agentContext,
  baml,
  poml,
  promptflow,
  promptExport,
  sweAgent,
  code,
  plain,
];

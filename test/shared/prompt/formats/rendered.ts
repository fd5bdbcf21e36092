import type { Prompt } from '../../../../shared/prompt/prompt.ts';
import { compilePrompt } from '../../../../shared/prompt/render-prompt.ts';
import type { Vars } from '../../../../shared/prompt/template-language.ts';
import { englishOf } from '../../../../shared/text/sentence.ts';

/** What a prompt sends for these values, in few words: `role: text` per message; or why it cannot. */
export function rendered(prompt: Prompt | undefined, vars: Vars = {}): readonly string[] {
  if (!prompt) return ['no prompt'];
  const output = compilePrompt(prompt)(vars);
  if (output.kind === 'failed') return [`failed: ${englishOf(output.reason)}`];
  return output.messages.map(({ role, text, mediaCount }) => {
    return `${role}: ${text}${mediaCount === undefined ? '' : ` (${mediaCount} media)`}`;
  });
}

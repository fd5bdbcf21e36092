import { holesOfText } from '../prompt/holes-of-text.ts';
import type { MessagePart, Prompt } from '../prompt/prompt.ts';

/**
 * The prompt with every template tag taken out: what it sends whatever its variables hold. Every branch of a condition
 * counts, so this is the most that the file's own text can send.
 */
export function fixedPrompt(prompt: Prompt): Prompt {
  if (prompt.syntax === 'none') return prompt;
  const fix = (part: MessagePart): MessagePart =>
    part.kind === 'text' ? { ...part, text: holesOfText(part.text, prompt.syntax).fixed } : part;
  const { whole: _whole, ...fixed } = prompt;
  return {
    ...fixed,
    syntax: 'none',
    variables: [],
    messages: prompt.messages.map((message) => ({ ...message, parts: message.parts.map(fix) })),
  };
}

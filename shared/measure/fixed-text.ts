import type { MessagePart, Prompt } from '../prompt/prompt.ts';
import { holesOfPart } from '../prompt/holes-of-part.ts';

/**
 * The prompt with every template tag taken out: what it sends whatever its variables hold. Every branch of a condition
 * counts, so this is the most that the file's own text can send.
 */
export function fixedPrompt(prompt: Prompt): Prompt {
  if (prompt.syntax === 'none') return prompt;
  const fix = (part: MessagePart): MessagePart =>
    part.kind === 'text'
      ? { ...part, text: withoutHoles(part.text, holesOfPart(part, prompt.syntax)) }
      : part;
  const { whole: _whole, ...fixed } = prompt;
  return {
    ...fixed,
    syntax: 'none',
    variables: [],
    messages: prompt.messages.map((message) => ({ ...message, parts: message.parts.map(fix) })),
  };
}

function withoutHoles(text: string, holes: ReturnType<typeof holesOfPart>): string {
  let fixed = '';
  let end = 0;
  for (const { range } of holes) {
    if (range.start < end) continue;
    fixed += text.slice(end, range.start);
    end = range.end;
  }
  return fixed + text.slice(end);
}

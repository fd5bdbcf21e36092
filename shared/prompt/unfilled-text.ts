import type { Prompt } from './prompt.ts';

/** The prompt's one unfilled text as a recording tool may have kept it; absent for a prompt of several messages. */
export function unfilledText(prompt: Prompt): string | undefined {
  if (prompt.whole) return prompt.whole.text;
  const parts = prompt.messages.flatMap((message) => message.parts);
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'text' ? part.text : undefined;
}

/** Texts that differ by line ends or outer white space only are the same prompt. */
export function normalizeText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

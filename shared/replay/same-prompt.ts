import type { MessagePart, Prompt } from '../prompt/prompt.ts';

/** Whether two versions of a prompt send the same request for the same variables (model aside). */
export function sendsTheSame(a: Prompt, b: Prompt): boolean {
  return a === b || requestOf(a) === requestOf(b);
}

/** A prompt is asked for as often as it has cases. */
const requests = new WeakMap<Prompt, string>();

function requestOf(prompt: Prompt): string {
  const known = requests.get(prompt);
  if (known !== undefined) return known;
  const request = describeRequest(prompt);
  requests.set(prompt, request);
  return request;
}

function describeRequest(prompt: Prompt): string {
  return JSON.stringify([
    prompt.syntax,
    prompt.whole,
    prompt.messages.map((message) => [message.role, message.parts.map(contentOf)]),
    prompt.tools,
    prompt.responseSchema,
    prompt.partials,
  ]);
}

function contentOf(part: MessagePart): readonly (string | undefined)[] {
  return part.kind === 'text' ? ['text', part.text] : [part.mediaKind, part.source, part.detail];
}

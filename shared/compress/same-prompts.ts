import type { MessagePart, Prompt } from '../prompt/prompt.ts';

/**
 * Whether a file that was written anew says what was intended: the same prompts, messages, roles, variables, models, cases,
 * tools and schemas, and the intended texts. White space around a text may go, because formats trim it themselves.
 */
export function isSamePrompts(parsed: readonly Prompt[], intended: readonly Prompt[]): boolean {
  return (
    parsed.length === intended.length &&
    parsed.every((prompt, index) => {
      const other = intended[index];
      return other !== undefined && isSamePrompt(prompt, other);
    })
  );
}

function isSamePrompt(a: Prompt, b: Prompt): boolean {
  const hasSameTexts =
    a.messages.length === b.messages.length &&
    a.messages.every(({ role, parts }, index) => {
      const other = b.messages[index];
      return other?.role === role && hasSameParts(parts, other.parts);
    });
  return hasSameTexts && settingsOf(a) === settingsOf(b);
}

function hasSameParts(a: readonly MessagePart[], b: readonly MessagePart[]): boolean {
  return (
    a.length === b.length &&
    a.every((part, index) => {
      const other = b[index];
      if (part.kind === 'text') return other?.kind === 'text' && isSameText(part.text, other.text);
      return other?.kind === 'media' && part.source === other.source;
    })
  );
}

function isSameText(a: string, b: string): boolean {
  return a === b || a.trim() === b.trim();
}

/** Everything but texts, places, and names that some formats take from the text. */
function settingsOf(prompt: Prompt): string {
  const { format, syntax, whole, models, maxOutputTokens, tools, responseSchema, cases } = prompt;
  return JSON.stringify([
    format,
    syntax,
    whole?.split,
    models.map(({ id, maxOutputTokens: limit }) => [id, limit]),
    maxOutputTokens,
    tools,
    responseSchema,
    cases.map(({ name, vars }) => [name, vars]),
    prompt.variables.map(({ name }) => name),
    prompt.unrenderable,
  ]);
}

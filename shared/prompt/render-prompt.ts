// First cut, to be replaced by the full version.
import type { Prompt } from './prompt.ts';
import type { SentMessage } from './sent-message.ts';
import { splitRoleMarkers } from './split-role-markers.ts';
import { findTemplateLanguage } from './templates/index.ts';
import type { Vars } from './template-language.ts';

export type RenderedPrompt =
  | { readonly kind: 'rendered'; readonly messages: readonly SentMessage[]; readonly missing: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

export function compilePrompt(prompt: Prompt): (vars: Vars) => RenderedPrompt {
  const language = findTemplateLanguage(prompt.syntax);
  if (prompt.unrenderable !== undefined) {
    const reason = prompt.unrenderable;
    return () => ({ kind: 'failed', reason });
  }
  if (prompt.whole) {
    const fill = language.compile(prompt.whole.text);
    return (vars) => {
      const output = fill(vars);
      if (output.kind === 'failed') return output;
      const messages = splitRoleMarkers(output.text).map(({ role, range }) => ({ role, text: output.text.slice(range.start, range.end) }));
      return { kind: 'rendered', messages, missing: output.missing };
    };
  }
  const messages = prompt.messages.map((message) => ({
    role: message.role,
    fills: message.parts.flatMap((part) => (part.kind === 'text' ? [language.compile(part.text)] : [])),
  }));
  return (vars) => {
    const sent: SentMessage[] = [];
    const missing = new Set<string>();
    for (const { role, fills } of messages) {
      let text = '';
      for (const fill of fills) {
        const output = fill(vars);
        if (output.kind === 'failed') return output;
        text += output.text;
        for (const one of output.missing) missing.add(one);
      }
      sent.push({ role, text });
    }
    return { kind: 'rendered', messages: sent, missing: [...missing] };
  };
}

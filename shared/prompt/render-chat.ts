import type { Json } from '../text/json.ts';
import type { Sentence } from '../text/sentence.ts';
import { fillPromptfooValues, hasPartialTag } from './promptfoo-values.ts';
import { parseJson, readChat } from './read-chat.ts';
import type { SentMessage } from './sent-message.ts';
import type { TemplateLanguage, TemplateOutput, Vars } from './template-language.ts';
import { answerFailure, createMeter, type Meter } from './templates/meter.ts';

/** Messages, or why there are none. */
export type ChatOutput =
  | {
      readonly kind: 'messages';
      readonly messages: readonly SentMessage[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: Sentence };

/**
 * Renders as promptfoo does (src/evaluatorHelpers.ts, renderPrompt, seen 2026-11): a template that is JSON before it is
 * filled has its strings filled one by one; any other text is filled with values whose own holes are filled first.
 * The text that comes out is read as a chat, or is one user message.
 */
export function compileChat(text: string, language: TemplateLanguage): (vars: Vars) => ChatOutput {
  const json = parseJson(text);
  const fillJson = json === undefined ? undefined : compileNode(json, { language, depth: 0 });
  const fillText = language.compile(hasPartialTag(text) ? `{% raw %}${text}{% endraw %}` : text);
  return (vars) => {
    const meter = createMeter();
    const { resolved, fillValues } = fillPromptfooValues(vars, language);
    const missing = new Set<string>();
    const filled = fillJson?.({ vars: resolved, meter, missing });
    if (filled?.kind === 'json') {
      const output = JSON.stringify(filled.json, null, 2);
      return toChat({ kind: 'filled', text: output, missing: [...missing] });
    }
    return toChat(fillText(fillValues(meter), meter));
  };
}

function toChat(output: TemplateOutput): ChatOutput {
  if (output.kind === 'failed') return output;
  const { text, missing } = output;
  return answerFailure(() => {
    const messages = readChat(text, createMeter()) ?? [{ role: 'user', text }];
    return { kind: 'messages', messages, missing };
  });
}

type Filling = { readonly vars: Vars; readonly meter: Meter; readonly missing: Set<string> };

type FillNode = (
  filling: Filling,
) => { readonly kind: 'json'; readonly json: Json } | { readonly kind: 'failed' };

const MAX_DEPTH = 100;

/** Fills every string in the value; keys stay as they are. */
function compileNode(
  json: Json,
  { language, depth }: { readonly language: TemplateLanguage; readonly depth: number },
): FillNode {
  if (depth > MAX_DEPTH) return () => ({ kind: 'failed' });
  if (typeof json === 'string') return compileString(json, language);
  if (typeof json !== 'object' || json === null) return () => ({ kind: 'json', json });
  const inner = { language, depth: depth + 1 };
  const entries = Object.entries(json).map(
    ([key, value]) => [key, compileNode(value, inner)] as const,
  );
  const isList = Array.isArray(json);
  return (filling) => {
    const filled: [string, Json][] = [];
    for (const [key, fill] of entries) {
      const node = fill(filling);
      if (node.kind === 'failed') return node;
      filled.push([key, node.json]);
    }
    const value = isList ? filled.map(([, item]) => item) : Object.fromEntries(filled);
    return { kind: 'json', json: value };
  };
}

function compileString(text: string, language: TemplateLanguage): FillNode {
  const fill = language.compile(text);
  return ({ vars, meter, missing }) => {
    const output = fill(vars, meter);
    if (output.kind === 'failed') return output;
    for (const name of output.missing) missing.add(name);
    return { kind: 'json', json: output.text };
  };
}

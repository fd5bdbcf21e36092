import type { Sentence } from '../text/sentence.ts';
import type { Message, Prompt, WholeTemplate } from './prompt.ts';
import { compileChat } from './render-chat.ts';
import type { SentMessage } from './sent-message.ts';
import { splitFilledMessageTags } from './split-message-tags.ts';
import { splitFilledMarks, splitFilledRoleMarkers, type Filled } from './split-filled.ts';
import type { TemplateLanguage, TemplateOutput, Vars } from './template-language.ts';
import { findTemplateLanguage } from './templates/index.ts';
import { createMeter, type Meter } from './templates/meter.ts';

/** What one call would send, or a sentence for people that says why that cannot be known. */
export type RenderedPrompt =
  | {
      readonly kind: 'rendered';
      readonly messages: readonly SentMessage[];
      /** Variables the prompt asks for that were not given; they were filled with nothing (GitHub Models: left as they are). */
      readonly missing: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: Sentence };

type Render = (vars: Vars) => RenderedPrompt;

/**
 * Compiles a prompt once; the returned function fills it for one case after another. Neither throws, whatever the
 * templates hold. `partials`: texts by the names templates include them by.
 */
export function compilePrompt(prompt: Prompt, partials?: ReadonlyMap<string, string>): Render {
  const { unrenderable: reason, whole, messages } = prompt;
  if (reason !== undefined) return () => ({ kind: 'failed', reason });
  const language = findTemplateLanguage(prompt.syntax);
  return whole
    ? compileWhole(whole, language, partials)
    : compileMessages(messages, language, partials);
}

const SPLITS = {
  dotprompt: splitFilledMarks,
  'message-tags': splitFilledMessageTags,
  'role-markers': splitFilledRoleMarkers,
} as const;

function compileWhole(
  { text, split }: WholeTemplate,
  language: TemplateLanguage,
  partials: ReadonlyMap<string, string> | undefined,
): Render {
  if (split === 'chat') {
    const fillChat = compileChat(text, language);
    return (vars) => {
      const output = fillChat(vars);
      return output.kind === 'failed' ? output : { ...output, kind: 'rendered' };
    };
  }
  const fill = language.compile(text, partials);
  const splitFilled = SPLITS[split];
  return (vars) => toRendered(fill(vars), splitFilled);
}

function toRendered(
  output: TemplateOutput,
  split: (filled: Filled) => readonly SentMessage[],
): RenderedPrompt {
  if (output.kind === 'failed') return output;
  return { kind: 'rendered', messages: split(output), missing: output.missing };
}

/** Parts of one message are sent side by side with nothing between them, so their texts are joined with nothing. */
function compileMessages(
  messages: readonly Message[],
  language: TemplateLanguage,
  partials: ReadonlyMap<string, string> | undefined,
): Render {
  const compiled = messages.map(({ role, parts }) => ({
    role,
    mediaCount: parts.filter(({ kind }) => kind === 'media').length,
    fills: parts.flatMap((part) =>
      part.kind === 'text' ? [language.compile(part.text, partials)] : [],
    ),
  }));
  return (vars) => {
    const meter = createMeter();
    const missing = new Set<string>();
    const sent: SentMessage[] = [];
    for (const { role, mediaCount, fills } of compiled) {
      const filled = fillParts(fills, { vars, meter, missing });
      if (filled.kind === 'failed') return filled;
      const count = mediaCount + filled.mediaCount;
      sent.push({ role, text: filled.text, ...(count > 0 && { mediaCount: count }) });
    }
    return { kind: 'rendered', messages: sent, missing: [...missing] };
  };
}

type FilledParts =
  | { readonly kind: 'filled'; readonly text: string; readonly mediaCount: number }
  | { readonly kind: 'failed'; readonly reason: Sentence };

function fillParts(
  fills: readonly ReturnType<TemplateLanguage['compile']>[],
  { vars, meter, missing }: { readonly vars: Vars; readonly meter: Meter; missing: Set<string> },
): FilledParts {
  let text = '';
  let mediaCount = 0;
  for (const fill of fills) {
    const output = fill(vars, meter);
    if (output.kind === 'failed') return output;
    for (const name of output.missing) missing.add(name);
    text += output.text;
    mediaCount += output.marks?.filter(({ kind }) => kind === 'media').length ?? 0;
  }
  return { kind: 'filled', text, mediaCount };
}

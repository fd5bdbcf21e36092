import { holesOfText } from '../../shared/prompt/holes-of-text.ts';
import type { Prompt, TextPart } from '../../shared/prompt/prompt.ts';
import { stablePrefix } from '../../shared/rules/stable-prefix.ts';
import { toSourceOffset } from '../../shared/text/source-span.ts';
import type { ReadHeadings } from './heading-reader.ts';
import type { MeasuredVariable, MeasuredPrompt, Section } from './measured-document.ts';

type CountTokens = (text: string) => number;

/** What is asked of a prompt's texts: those that stand in the document at `path`, counted by its first model. */
export type PartsContext = {
  readonly path: string;
  readonly countTokens: CountTokens;
  readonly readHeadings: ReadHeadings;
};

/** Where the prompt is shown in the document. */
export function offsetOf(
  prompt: Prompt,
  { path, isWhole }: { readonly path: string; readonly isWhole: boolean },
): Pick<MeasuredPrompt, 'offset' | 'isElsewhere'> {
  const starts = textsIn(prompt, path).map(({ part }) => part.span.range.start);
  const first = starts.length === 0 ? undefined : Math.min(...starts);
  return { offset: isWhole ? 0 : (first ?? 0), isElsewhere: first === undefined };
}

/** Tokens at the start of every call that are the same whatever the variables hold. */
export function findStableTokens(prompt: Prompt, countTokens: CountTokens): number {
  const parts = prompt.messages.flatMap((message) =>
    message.parts.flatMap((part) =>
      part.kind === 'text'
        ? [{ text: part.text, holes: holesOfText(part.text, prompt.syntax).holes }]
        : [],
    ),
  );
  return stablePrefix({ parts, countTokens }, Number.MAX_SAFE_INTEGER).tokens;
}

/** Each message with its tokens, and the headings in it. Tags count as they are written. */
export function sectionsOf(prompt: Prompt, context: PartsContext): readonly Section[] {
  return textsIn(prompt, context.path).flatMap(({ part, role }): readonly Section[] => {
    const at = (offset: number): number => toSourceOffset(part.span, offset);
    const message: Section = {
      kind: 'message',
      role,
      title: role,
      offset: at(0),
      tokens: context.countTokens(part.text),
    };
    const headings = context
      .readHeadings(part.text, context.countTokens)
      .map(({ title, start, tokens }): Section => ({
        kind: 'heading',
        role,
        title,
        offset: at(start),
        tokens,
      }));
    return [message, ...headings];
  });
}

/** Every variable with the places of its holes in the document. */
export function variablesOf(
  { variables, cases }: Prompt,
  { path, countTokens }: PartsContext,
): readonly MeasuredVariable[] {
  const byName = new Map<string, number[]>();
  for (const { name, span } of variables) {
    const places = byName.get(name) ?? [];
    byName.set(name, places);
    if (span.path === path) places.push(span.range.start, span.range.end);
  }
  return [...byName].map(([name, places]): MeasuredVariable => {
    const counts = cases.flatMap(({ vars }) => {
      const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
      return typeof value === 'string' || typeof value === 'number'
        ? [countTokens(String(value))]
        : [];
    });
    const sum = counts.reduce((total, count) => total + count, 0);
    return {
      name,
      places: Int32Array.from(places),
      ...(counts.length > 0 && { tokens: sum / counts.length }),
    };
  });
}

function textsIn(
  { messages }: Prompt,
  path: string,
): readonly { readonly part: TextPart; readonly role: Section['role'] }[] {
  return messages.flatMap(({ role, parts }) =>
    parts.flatMap((part) =>
      part.kind === 'text' && part.span.path === path ? [{ part, role }] : [],
    ),
  );
}

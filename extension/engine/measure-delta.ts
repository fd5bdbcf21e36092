import type { FileReader } from '../../shared/text/files.ts';
import { ratioAdded } from '../../shared/report/format-ratio.ts';
import { measureDocument, type MeasureRequest } from './measure-document.ts';
import type { MeasuredDocument, MeasuredPrompt, PromptDelta } from './measured-document.ts';

/** The document as it was. */
export type Earlier = {
  /** For people: `main`. */
  readonly against: string;
  /** Absent: the file was not there. */
  readonly document?: { readonly path: string; readonly text: string; readonly files: FileReader };
};

/** Measures a document's earlier state; callers keep it, as it changes less often than the document. */
export async function measureEarlier(
  { document }: Earlier,
  request: Omit<MeasureRequest, 'path' | 'text' | 'files'>,
): Promise<MeasuredDocument | undefined> {
  if (!document) return undefined;
  return await measureDocument({ ...request, ...document });
}

/** Each prompt with what has changed of it: the prompt of the same name, or the only one on both sides. */
export function withDeltas(
  head: MeasuredDocument,
  earlier: MeasuredDocument | undefined,
  against: string,
): MeasuredDocument {
  return {
    ...head,
    prompts: head.prompts.map((prompt) => {
      const delta = deltaOf(prompt, before(prompt, head, earlier), against);
      return { ...prompt, ...(delta && { delta }) };
    }),
  };
}

function before(
  prompt: MeasuredPrompt,
  head: MeasuredDocument,
  earlier: MeasuredDocument | undefined,
): MeasuredPrompt | undefined {
  const same = earlier?.prompts.find(({ id }) => id === prompt.id);
  if (same) return same;
  const isOnly = head.prompts.length === 1 && earlier?.prompts.length === 1;
  return isOnly ? earlier.prompts[0] : undefined;
}

/** Absent where the two figures cannot be compared: another model, or a prompt that is not counted. */
function deltaOf(
  prompt: MeasuredPrompt,
  earlier: MeasuredPrompt | undefined,
  against: string,
): PromptDelta | undefined {
  if (prompt.unrenderable !== undefined) return undefined;
  if (!earlier) return { kind: 'new', against };
  const [now] = prompt.costs;
  const [was] = earlier.costs;
  if (!now || !was || now.model !== was.model || earlier.unrenderable !== undefined) {
    return undefined;
  }
  const ratio = ratioAdded(was.inputTokens, now.inputTokens);
  const tokens = now.inputTokens - was.inputTokens;
  return { kind: 'changed', against, tokens, ...(ratio !== undefined && { ratio }) };
}

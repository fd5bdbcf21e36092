import type { Prompt } from '../prompt/prompt.ts';
import type { SourceSpan } from '../text/source-span.ts';
import type { PartRef } from '../rules/finding.ts';

/** One text of a file, which several prompts may share (a list of prompts for several models, a YAML alias). */
export type TextBlock = {
  readonly text: string;
  readonly span: SourceSpan;
  /** The prompts that send it, by their index in the file, and where in them. */
  readonly uses: readonly { readonly prompt: number; readonly ref: PartRef }[];
};

/** The texts that stand in `path` itself, each once, in the order of the prompts. */
export function textBlocksOf(prompts: readonly Prompt[], path: string): readonly TextBlock[] {
  const blocks = new Map<string, TextBlock & { readonly uses: TextBlock['uses'][number][] }>();
  for (const { ref, prompt, text, span } of textsOf(prompts)) {
    if (span.path !== path) continue;
    const key = blockKey({ text, span });
    const known = blocks.get(key);
    if (known) known.uses.push({ prompt, ref });
    else blocks.set(key, { text, span, uses: [{ prompt, ref }] });
  }
  return [...blocks.values()];
}

/** Equal for the same text at the same place. */
export function blockKey({ text, span }: Pick<TextBlock, 'text' | 'span'>): string {
  return `${span.range.start} ${span.range.end} ${text}`;
}

type PlacedText = Pick<TextBlock, 'text' | 'span'> & TextBlock['uses'][number];

function textsOf(prompts: readonly Prompt[]): readonly PlacedText[] {
  return prompts.flatMap(({ messages }, prompt) =>
    messages.flatMap(({ parts }, message) =>
      parts.flatMap((content, part): readonly PlacedText[] => {
        if (content.kind !== 'text') return [];
        const { text, span } = content;
        return [{ text, span, prompt, ref: { message, part } }];
      }),
    ),
  );
}

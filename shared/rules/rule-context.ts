import type { ModelId } from '../model/model-id.ts';
import type { Price } from '../pricing/price.ts';
import { holesOfText } from '../prompt/holes-of-text.ts';
import type { Prompt, Role, TextPart } from '../prompt/prompt.ts';
import type { Range } from '../text/range.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { PartRef } from './finding.ts';
import type { SourceText } from './source-text.ts';
import { readStructure, type Structure } from './structure/structure.ts';

/** One text of a prompt, with what it is made of. */
export type RulePart = {
  readonly ref: PartRef;
  readonly role: Role;
  readonly text: string;
  readonly span: TextPart['span'];
  readonly cacheMarker?: TextPart['cacheMarker'];
  readonly structure: Structure;
  /** Holes of the prompt's own syntax, in order. */
  readonly holes: readonly { readonly name: string; readonly range: Range }[];
};

/** What a rule may look at. What costs time is made when first asked for. */
export type RuleContext = {
  readonly prompt: Prompt;
  /** Texts in the order they are sent. */
  readonly parts: readonly RulePart[];
  /** Absent when nobody named a model. */
  readonly model?: ModelId;
  readonly price?: Price;
  readonly countTokens: (text: string) => number;
  /** A file that the prompt came from, where it is at hand. */
  readonly sourceOf: (path: string) => SourceText | undefined;
  /** Tokens of all texts, without holes' values and framing. */
  readonly promptTokens: number;
};

export type LintTarget = {
  readonly tokenizer: Tokenizer;
  readonly model?: ModelId;
  readonly price?: Price;
  /** Files the prompt came from: for lines, columns and the comments that switch rules off. */
  readonly sourceOf?: (path: string) => SourceText | undefined;
};

export function createRuleContext(prompt: Prompt, target: LintTarget): RuleContext {
  const parts = partsOf(prompt);
  const { countTokens } = target.tokenizer;
  let tokens: number | undefined;
  return {
    prompt,
    parts,
    ...(target.model && { model: target.model }),
    ...(target.price && { price: target.price }),
    countTokens,
    sourceOf: (path) => target.sourceOf?.(path),
    get promptTokens() {
      tokens ??= parts.reduce((sum, { text }) => sum + countTokens(text), 0);
      return tokens;
    },
  };
}

function partsOf({ messages, syntax }: Prompt): readonly RulePart[] {
  return messages.flatMap(({ role, parts }, message) =>
    parts.flatMap((content, part): readonly RulePart[] => {
      if (content.kind !== 'text') return [];
      const { text, span, cacheMarker } = content;
      let holes: RulePart['holes'] | undefined;
      const structure = readStructure(text);
      const ref = { message, part };
      return [
        {
          ref,
          role,
          text,
          span,
          ...(cacheMarker && { cacheMarker }),
          structure,
          get holes() {
            // Of very many texts, not all are remembered.
            return (holes ??= holesOfText(text, syntax).holes);
          },
        },
      ];
    }),
  );
}

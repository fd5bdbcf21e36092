import type { RuleLevel } from '../rules/lint-prompt.ts';
import { lintPrompt } from '../rules/lint-prompt.ts';
import type { Finding, FixClass } from '../rules/finding.ts';
import { readSourceText } from '../rules/source-text.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { SourceFile } from '../text/files.ts';
import type { CompressionLevel, CompressionTarget, Proposal } from './compression.ts';
import type { TextBlock } from './text-block.ts';

const FIX_CLASSES: { readonly [level in CompressionLevel]: ReadonlySet<FixClass> } = {
  safe: new Set<FixClass>(['automatic']),
  suggest: new Set<FixClass>(['automatic', 'suggestion']),
};

export type ProposeOptions = {
  readonly level: CompressionLevel;
  readonly targetsOf: (prompt: Prompt) => readonly CompressionTarget[];
  /** What the config says of rules, by id. */
  readonly ruleLevels?: ReadonlyMap<string, RuleLevel>;
  /** Findings of the file as it is; without it all are. Then nothing is done about what the first round makes possible. */
  readonly isWanted?: (finding: Finding) => boolean;
};

/** What the rules offer for the texts of a file, each prompt linted for its first target. */
export function createRuleProposer(
  file: SourceFile,
  prompts: readonly Prompt[],
  options: ProposeOptions,
): (block: TextBlock) => readonly Proposal[] {
  const source = readSourceText(file.text);
  const findings = new Map<Prompt, readonly Finding[]>();
  const lint = (prompt: Prompt): readonly Finding[] => {
    const known = findings.get(prompt);
    if (known) return known;
    const found = lintFor(prompt, options, (path) => (path === file.path ? source : undefined));
    findings.set(prompt, found);
    return found;
  };
  return ({ uses }) => {
    // A text that several prompts share is one text: what the first of them makes of it holds for all.
    const use = uses[0];
    const prompt = use && prompts[use.prompt];
    if (!prompt) return [];
    return lint(prompt)
      .filter(({ part, fix }) => isSamePart(part, use.ref) && FIX_CLASSES[options.level].has(fix))
      .filter((finding) => options.isWanted?.(finding) ?? true)
      .flatMap(proposalsOf);
  };
}

function lintFor(
  prompt: Prompt,
  { targetsOf, ruleLevels }: ProposeOptions,
  sourceOf: NonNullable<Parameters<typeof lintPrompt>[1]['sourceOf']>,
): readonly Finding[] {
  const target = targetsOf(prompt)[0];
  if (!target) return [];
  const { tokenizer, model, price } = target;
  const levels = ruleLevels ? { levels: ruleLevels } : {};
  return lintPrompt(prompt, { tokenizer, model, ...(price && { price }), sourceOf, ...levels });
}

function isSamePart(part: Finding['part'], ref: TextBlock['uses'][number]['ref']): boolean {
  return part?.message === ref.message && part.part === ref.part;
}

function proposalsOf({ rule, replacements, conflictsWith }: Finding): readonly Proposal[] {
  return replacements.map(({ range, text }) => ({ rule, range, text, conflictsWith }));
}

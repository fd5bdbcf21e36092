import { measureReplacements } from '../rules/measure-replacements.ts';
import { isCodePath } from '../prompt/code/code-language.ts';
import { parsePrompts } from '../prompt/parse-prompts.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { FileReader } from '../text/files.ts';
import { toSourceRange } from '../text/source-span.ts';
import { acceptProposals, type Dropped } from './accept-proposals.ts';
import { compareByPlace, replaceAll } from './accept-proposals.ts';
import type { CompressionEdit, CompressionTarget, DropReason, Proposal } from './compression.ts';
import { isSafeInCode } from './safe-in-code.ts';
import { findCacheFault } from './find-cache-fault.ts';
import { toFileEdits } from './file-edits.ts';
import { keepWorking } from './keep-working.ts';
import {
  editPieces,
  type FileEdit,
  joinPieces,
  originalOffset,
  type Piece,
  wholePieces,
} from './pieces.ts';
import { isSamePrompts } from './same-prompts.ts';
import { guessStyle, type ScalarStyle } from './scalar-style.ts';
import { blockKey, type TextBlock, textBlocksOf } from './text-block.ts';

/** A file while it is being compressed. */
export type Draft = {
  readonly path: string;
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly prompts: readonly Prompt[];
};

export type RoundOptions = {
  readonly files: FileReader;
  readonly asPlain: boolean;
  readonly targetsOf: (prompt: Prompt) => readonly CompressionTarget[];
  readonly propose: (block: TextBlock) => readonly Proposal[] | Promise<readonly Proposal[]>;
};

export type RoundResult = {
  readonly draft: Draft;
  readonly accepted: readonly CompressionEdit[];
  readonly dropped: readonly CompressionEdit[];
};

/** A proposal and the text it is for. */
type Item = { readonly block: TextBlock; readonly proposal: Proposal };

const MAX_TRIALS = 48;

/** One pass over a file: proposals for every text, accepted as far as they hold together, written into the file. */
export async function compressOnce(draft: Draft, options: RoundOptions): Promise<RoundResult> {
  const items: Item[] = [];
  const dropped: (Item & { readonly reason: DropReason })[] = [];
  for (const block of textBlocksOf(draft.prompts, draft.path)) {
    const proposals = await options.propose(block);
    if (proposals.length === 0) continue;
    const targets = targetsOfBlock(block, draft, options);
    const answer = await acceptProposals(block.text, proposals, targets);
    items.push(...answer.accepted.map((proposal) => ({ block, proposal })));
    dropped.push(
      ...answer.dropped.map(({ item, reason }: Dropped) => ({ block, proposal: item, reason })),
    );
  }
  let next: Draft | undefined;
  const { kept, refused } = await keepWorking<Item, DropReason>(items, {
    maxTrials: MAX_TRIALS,
    unsearched: { kind: 'not-tried' },
    findFault: async (some) => {
      const written = await writeItems(draft, some, options);
      if (written.kind === 'refused') return written.reason;
      next = written.draft;
      return undefined;
    },
  });
  dropped.push(...refused.map(({ item, reason }) => ({ ...item, reason })));
  const toEdit = (item: Item): CompressionEdit => editOf(draft, item, options);
  return {
    draft: next ?? draft,
    accepted: kept.map(toEdit),
    dropped: dropped.map(({ reason, ...item }) => ({ ...toEdit(item), dropped: reason })),
  };
}

function targetsOfBlock(
  { uses }: TextBlock,
  { prompts }: Draft,
  { targetsOf }: RoundOptions,
): readonly CompressionTarget[] {
  const targets = uses.flatMap(({ prompt }) => {
    const one = prompts[prompt];
    return one ? targetsOf(one) : [];
  });
  // Models with one tokenizer count the same.
  return [...new Map(targets.map((target) => [target.tokenizer, target])).values()];
}

type Written =
  | { readonly kind: 'written'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly reason: DropReason };

/** The file with all of these items made, if it still says the same and nothing gets dearer. */
async function writeItems(
  draft: Draft,
  items: readonly Item[],
  options: RoundOptions,
): Promise<Written> {
  const byBlock = groupByBlock(items);
  const texts = new Map(
    [...byBlock].map(([block, proposals]) => [blockKey(block), replaceAll(block.text, proposals)]),
  );
  const intended = draft.prompts.map((prompt) => withTexts(prompt, draft.path, texts));
  const reason =
    findLongerText(byBlock, texts, (block) => targetsOfBlock(block, draft, options)) ??
    findCacheFault(draft.prompts, intended, options.targetsOf);
  if (reason) return { kind: 'refused', reason };
  const edits = fileEditsOf(draft.text, byBlock);
  if (!edits) return { kind: 'refused', reason: { kind: 'not-writable' } };
  const text = joinPieces(draft.text, editPieces(wholePieces(draft.text), edits));
  const parsed = await parsePrompts({ path: draft.path, text }, options.files, options);
  if (!isSamePrompts(parsed.prompts, intended)) {
    return { kind: 'refused', reason: { kind: 'not-writable' } };
  }
  const pieces = editPieces(draft.pieces, edits);
  return { kind: 'written', draft: { ...draft, pieces, text, prompts: parsed.prompts } };
}

function groupByBlock(items: readonly Item[]): ReadonlyMap<TextBlock, readonly Proposal[]> {
  const groups = new Map<TextBlock, Proposal[]>();
  for (const { block, proposal } of items) {
    const group = groups.get(block);
    if (group) group.push(proposal);
    else groups.set(block, [proposal]);
  }
  for (const group of groups.values()) group.sort(compareByPlace);
  return groups;
}

/** Estimates do not add up: what saves in parts must save as a whole too. */
function findLongerText(
  byBlock: ReadonlyMap<TextBlock, readonly Proposal[]>,
  texts: ReadonlyMap<string, string>,
  targetsOf: (block: TextBlock) => readonly CompressionTarget[],
): DropReason | undefined {
  for (const block of byBlock.keys()) {
    const after = texts.get(blockKey(block)) ?? block.text;
    const saved = targetsOf(block).map(
      ({ tokenizer }) => tokenizer.countTokens(block.text) - tokenizer.countTokens(after),
    );
    const isShorter = saved.every((tokens) => tokens >= 0) && saved.some((tokens) => tokens > 0);
    if (!isShorter) return { kind: 'saves-nothing' };
  }
  return undefined;
}

/**
 * Undefined when two texts of the file overlap: a change of one would be a change of the other. Undefined too when the
 * text is one of a program and the change would touch more than letters of a literal.
 */
function fileEditsOf(
  source: string,
  byBlock: ReadonlyMap<TextBlock, readonly Proposal[]>,
): readonly FileEdit[] | undefined {
  const isSafe = [...byBlock].every(([block, replacements]) =>
    replacements.every((replacement) => isSafeInCode(source, block, replacement)),
  );
  if (!isSafe) return undefined;
  const edits = [...byBlock]
    .flatMap(([block, replacements]) => {
      const style = styleOf(source, block);
      return toFileEdits(source, block, { replacements, style });
    })
    .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const isOrdered = edits.every(
    ({ range }, index) => range.start >= (edits[index - 1]?.range.end ?? 0),
  );
  return isOrdered ? edits : undefined;
}

/** The rules for writing into code are those of `isSafeInCode`: letters that mean themselves. */
function styleOf(source: string, { span }: TextBlock): ScalarStyle {
  return isCodePath(span.path) ? { kind: 'raw' } : guessStyle(source, span);
}

function withTexts(prompt: Prompt, path: string, texts: ReadonlyMap<string, string>): Prompt {
  const messages = prompt.messages.map((message) => ({
    ...message,
    parts: message.parts.map((part) => {
      if (part.kind !== 'text' || part.span.path !== path) return part;
      return { ...part, text: texts.get(blockKey(part)) ?? part.text };
    }),
  }));
  return { ...prompt, messages };
}

function editOf(draft: Draft, { block, proposal }: Item, options: RoundOptions): CompressionEdit {
  const source = toSourceRange(block.span, proposal.range);
  const target = targetsOfBlock(block, draft, options)[0];
  const measured = target && measureReplacements(block.text, [proposal], target.tokenizer);
  return {
    rule: proposal.rule,
    range: {
      start: originalOffset(draft.pieces, source.start),
      end: originalOffset(draft.pieces, source.end),
    },
    before: block.text.slice(proposal.range.start, proposal.range.end),
    after: proposal.text,
    tokensSaved: measured ? measured.before - measured.after : 0,
  };
}

import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Proposal } from './compression.ts';
import { readRewrite, rewriteRequest, type RewriteRequest } from './rewrite-request.ts';
import { splitSections } from './split-sections.ts';

/** Asks a model; undefined when it gave no answer for this section. Rejects when no further section can be asked for. */
export type AskModel = (request: RewriteRequest) => Promise<string | undefined>;

/** The id that rewrites by a model carry where rules have theirs. */
const REWRITE_RULE = 'model/rewrite';

/** Sections below this have too little to give for what asking costs. */
const MIN_TOKENS = 30;

/**
 * What a model makes of a text, section by section. Nothing is judged here: token gate and verifier take or drop each
 * section like the replacement of a rule.
 */
export async function rewriteSections(
  text: string,
  options: {
    readonly tokenizer: Tokenizer;
    /** How much of a section the model is asked to keep, as a ratio of its tokens. */
    readonly keepRatio: number;
    readonly askModel: AskModel;
  },
): Promise<readonly Proposal[]> {
  const { tokenizer, keepRatio, askModel } = options;
  const proposals: Proposal[] = [];
  for (const range of splitSections(text)) {
    const section = text.slice(range.start, range.end);
    const tokens = tokenizer.countTokens(section);
    if (tokens < MIN_TOKENS) continue;
    const targetTokens = Math.ceil(tokens * keepRatio);
    const answer = await askModel(rewriteRequest(section, { tokens, targetTokens }));
    const shorter = answer === undefined ? undefined : readRewrite(answer);
    if (shorter === undefined || shorter === section) continue;
    proposals.push({ rule: REWRITE_RULE, range, text: shorter, conflictsWith: [] });
  }
  return proposals;
}

import type { ModelId } from '../../model/model-id.ts';
import { plainModelName } from '../find-counting.ts';

/** How the tokens of an image follow from its size. */
export type ImageRule =
  | {
      /** Scaled into 2048 × 2048, then the short side to 768; counted in squares of 512. */
      readonly kind: 'tiles';
      /** The whole price of an image with `detail: low`. */
      readonly baseTokens: number;
      readonly tileTokens: number;
    }
  | {
      /** Scaled until its edge and its number of patches fit; counted in patches. */
      readonly kind: 'patches';
      readonly patchPixels: number;
      readonly tokensPerPatch: number;
      readonly maxPatches: number;
      readonly maxEdgePixels?: number;
    }
  | {
      /** One crop for a small image, else crops of 768 × 768. */
      readonly kind: 'crops';
      readonly cropTokens: number;
    }
  | { readonly kind: 'flat'; readonly imageTokens: number };

/** What a provider publishes about media. What is left out is not known. */
export type MediaRule = {
  /** Beginnings of model names; the longest one that fits decides. */
  readonly prefixes: readonly string[];
  readonly image?: ImageRule;
  readonly pdfPageTokens?: number;
  readonly audioTokensPerSecond?: number;
  /** At the usual resolution and one frame a second, its sound included. */
  readonly videoTokensPerSecond?: number;
  readonly source: string;
  readonly seen: string;
};

const SEEN = '2026-11-22';
const OPENAI = 'OpenAI, images and vision guide, calculating costs';
const BILLED_2025 = 'https://community.openai.com/t/1262691';
const BILLED_2026 = 'https://community.openai.com/t/1377015';
const BILLED_NANO = 'https://community.openai.com/t/1344040';
const CLAUDE =
  'platform.claude.com, vision: patches of 28 pixels; confirmed by count_tokens results';
/**
 * A page is billed as its text and an image whose size is not published; the provider says that three pages of both take
 * about 7,000 tokens. Its endpoint counts 1,600 for a scanned page and 2,100 to 2,500 for pages of text and tables, for
 * models of either generation of images. The 1,500 to 3,000 of text alone that it says as well make 4,600 of a dense page.
 */
const CLAUDE_PDF_PAGE = 2333;
const PDF_COUNTS = 'https://huggingface.co/datasets/JOHNISKING/pdf-token-cost, 2026-10-18';
const CLAUDE_PDF = `platform.claude.com, PDF support; counted by ${PDF_COUNTS}`;
const GEMINI = 'ai.google.dev, understand and count tokens';

export const MEDIA_RULES: readonly MediaRule[] = [
  {
    prefixes: ['gpt-4o', 'chatgpt-4o', 'gpt-4.1', 'gpt-4.5', 'gpt-4-turbo', 'gpt-4-vision'],
    image: { kind: 'tiles', baseTokens: 85, tileTokens: 170 },
    source: `${OPENAI}; gpt-4.1 measured at 85 + 4 × 170`,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-4o-mini'],
    image: { kind: 'tiles', baseTokens: 2833, tileTokens: 5667 },
    source: `${OPENAI}; usage of one tile agrees, ${BILLED_2025}`,
    seen: SEEN,
  },
  {
    prefixes: ['o3'],
    image: { kind: 'tiles', baseTokens: 75, tileTokens: 150 },
    source: `${OPENAI}; usage of one tile agrees, ${BILLED_2025}`,
    seen: SEEN,
  },
  {
    // The guide has one row for o1 and o3, but o1-2024-12-17 was billed far less: 22 tokens with an image and a text.
    prefixes: ['o1'],
    source: `the guide and the usage disagree, ${BILLED_2025}`,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-5', 'gpt-5.1'],
    image: { kind: 'tiles', baseTokens: 70, tileTokens: 140 },
    source: OPENAI,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-4.1-mini'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 1.62, maxPatches: 1536 },
    source: `${OPENAI}; 2400 × 1800 measured at 2,352`,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-4.1-nano'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 2.46, maxPatches: 1536 },
    source: `${OPENAI}; usage of the largest image agrees, ${BILLED_NANO}`,
    seen: SEEN,
  },
  {
    prefixes: ['o4-mini', 'codex-mini'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 1.72, maxPatches: 1536 },
    source: `${OPENAI}; the usage agrees, ${BILLED_2026}`,
    seen: SEEN,
  },
  {
    // The guide says 1.62; what is billed is 1.2.
    prefixes: ['gpt-5-mini'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 1.2, maxPatches: 1536 },
    source: 'measured by usage of six sizes, OpenAI developer community, 2026-06',
    seen: SEEN,
  },
  {
    // The guide says 2.46; what is billed is 1.5.
    prefixes: ['gpt-5-nano'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 1.5, maxPatches: 1536 },
    source: `measured by usage, ${BILLED_NANO}`,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-5.4-mini', 'gpt-5.4-nano'],
    image: { kind: 'patches', patchPixels: 32, tokensPerPatch: 1.2, maxPatches: 1536 },
    source: `measured by usage, ${BILLED_2026}`,
    seen: SEEN,
  },
  {
    // Newer generations have another rule, which is not published by model.
    prefixes: ['gpt-5.2', 'gpt-5.3', 'gpt-5.4', 'gpt-5.5', 'gpt-5.6', 'gpt-5-pro'],
    source: 'no rule found',
    seen: SEEN,
  },
  {
    prefixes: ['claude-3', 'claude-4', 'claude-opus-4', 'claude-sonnet-4', 'claude-haiku-4'],
    image: {
      kind: 'patches',
      patchPixels: 28,
      tokensPerPatch: 1,
      maxPatches: 1568,
      maxEdgePixels: 1568,
    },
    pdfPageTokens: CLAUDE_PDF_PAGE,
    source: `${CLAUDE}; ${CLAUDE_PDF}`,
    seen: SEEN,
  },
  {
    prefixes: [
      'claude',
      'claude-opus-4-7',
      'claude-opus-4.7',
      'claude-opus-4-8',
      'claude-opus-4.8',
      'claude-opus-4-9',
      'claude-opus-4.9',
    ],
    image: {
      kind: 'patches',
      patchPixels: 28,
      tokensPerPatch: 1,
      maxPatches: 4784,
      maxEdgePixels: 2576,
    },
    pdfPageTokens: CLAUDE_PDF_PAGE,
    source: `${CLAUDE}; ${CLAUDE_PDF}`,
    seen: SEEN,
  },
  {
    prefixes: ['gemini-2', 'gemini-1.5'],
    image: { kind: 'crops', cropTokens: 258 },
    pdfPageTokens: 258,
    audioTokensPerSecond: 32,
    videoTokensPerSecond: 263,
    source: GEMINI,
    seen: SEEN,
  },
  {
    prefixes: ['gemini-3'],
    image: { kind: 'flat', imageTokens: 1083 },
    pdfPageTokens: 560,
    audioTokensPerSecond: 32,
    source: `${GEMINI}; images measured between 1,065 and 1,101 whatever their size, pages by ${PDF_COUNTS}`,
    seen: SEEN,
  },
];

/** What is known about media sent to `model`; undefined when nothing is. */
export function findMediaRule(model: ModelId): MediaRule | undefined {
  const name = plainModelName(model.name);
  const fitting = MEDIA_RULES.flatMap((rule) =>
    rule.prefixes.flatMap((prefix) => (name.startsWith(prefix) ? [{ rule, prefix }] : [])),
  );
  return fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0]?.rule;
}

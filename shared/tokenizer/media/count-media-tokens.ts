import type { ModelId } from '../../model/model-id.ts';
import type { MediaPart } from '../../prompt/prompt.ts';
import { readDataUri } from './data-uri.ts';
import { countImageTokens } from './image-tokens.ts';
import { findMediaRule } from './media-rules.ts';
import { countPdfPages, readWavSeconds } from './read-extent.ts';

/** Tokens of the media of a request; always an estimate. */
export type MediaTokens = {
  readonly tokens: number;
  /** Parts of which the tokens are not known; `tokens` does not hold them. */
  readonly unknown: readonly MediaPart[];
};

/** Counts media by the rules of the model's provider. */
export function countMediaTokens(parts: readonly MediaPart[], model: ModelId): MediaTokens {
  let tokens = 0;
  const unknown: MediaPart[] = [];
  for (const part of parts) {
    const partTokens = countPart(part, model);
    if (partTokens === undefined) unknown.push(part);
    else tokens += partTokens;
  }
  return { tokens, unknown };
}

function countPart(part: MediaPart, model: ModelId): number | undefined {
  const { image, pdfPageTokens, audioTokensPerSecond } = findMediaRule(model) ?? {};
  const media = readDataUri(part.source);
  switch (part.mediaKind) {
    case 'image':
      return image && countImageTokens(image, media?.bytes, part.detail);
    case 'document':
      return times(media && countPdfPages(media), pdfPageTokens);
    case 'audio':
      return times(media && readWavSeconds(media), audioTokensPerSecond);
    case 'video':
      return undefined;
  }
}

function times(amount: number | undefined, tokens: number | undefined): number | undefined {
  return amount === undefined || tokens === undefined ? undefined : Math.ceil(amount * tokens);
}

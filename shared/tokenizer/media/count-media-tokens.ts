import type { ModelId } from '../../model/model-id.ts';
import type { MediaPart } from '../../prompt/prompt.ts';
import { readDataUri } from './data-uri.ts';
import type { MediaBytes } from './data-uri.ts';
import { countImageTokens } from './image-tokens.ts';
import { findMediaRule } from './media-rules.ts';
import type { MediaRule } from './media-rules.ts';
import { countPdfPages, readWavSeconds } from './read-extent.ts';
import { readVideoSeconds } from './read-video-seconds.ts';

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
  const rule: Partial<MediaRule> = findMediaRule(model) ?? {};
  const media = readDataUri(part.source);
  switch (part.mediaKind) {
    case 'image':
      return rule.image && countImageTokens(rule.image, media?.bytes, part.detail);
    case 'document':
      return times(media, countPdfPages, rule.pdfPageTokens);
    case 'audio':
      return times(media, readWavSeconds, rule.audioTokensPerSecond);
    case 'video':
      return times(media, readVideoSeconds, rule.videoTokensPerSecond);
  }
}

function times(
  media: MediaBytes | undefined,
  measure: (media: MediaBytes) => number | undefined,
  tokens: number | undefined,
): number | undefined {
  const amount = media && measure(media);
  return amount === undefined || tokens === undefined ? undefined : Math.ceil(amount * tokens);
}

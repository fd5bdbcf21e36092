import type { MediaPart } from '../../prompt/prompt.ts';
import { readImageSize, type ImageSize } from './image-size.ts';
import type { ImageRule } from './media-rules.ts';

type PatchRule = Extract<ImageRule, { kind: 'patches' }>;

/** Tokens of an image, of which the first bytes are known or nothing; undefined when the rule needs to know more. */
export function countImageTokens(
  rule: ImageRule,
  bytes: Uint8Array | undefined,
  detail: MediaPart['detail'],
): number | undefined {
  if (rule.kind === 'flat') return rule.imageTokens;
  if (rule.kind === 'tiles' && detail === 'low') return rule.baseTokens;
  const size = bytes && readImageSize(bytes);
  if (!size) return undefined;
  switch (rule.kind) {
    case 'tiles':
      return rule.baseTokens + rule.tileTokens * countTiles(size);
    case 'patches':
      // What `low` costs there is not published.
      return detail === 'low' ? undefined : countPatches(size, rule);
    case 'crops':
      return rule.cropTokens * countCrops(size);
  }
}

function countTiles(size: ImageSize): number {
  const fitting = shrink(size, 2048 / Math.max(size.width, size.height));
  const { width, height } = shrink(fitting, 768 / Math.min(fitting.width, fitting.height));
  return Math.ceil(width / 512) * Math.ceil(height / 512);
}

function countCrops({ width, height }: ImageSize): number {
  if (width <= 384 && height <= 384) return 1;
  return Math.ceil(width / 768) * Math.ceil(height / 768);
}

/** An image with too many patches is made smaller, so that a whole number of them fits its longer side. */
function countPatches(original: ImageSize, rule: PatchRule): number {
  const { patchPixels, maxPatches, maxEdgePixels = Infinity } = rule;
  const size = shrink(original, maxEdgePixels / Math.max(original.width, original.height));
  const patches = Math.ceil(size.width / patchPixels) * Math.ceil(size.height / patchPixels);
  if (patches <= maxPatches) return Math.ceil(patches * rule.tokensPerPatch);
  const scale = Math.sqrt((maxPatches * patchPixels ** 2) / (size.width * size.height));
  const columns = Math.max(1, (size.width * scale) / patchPixels);
  const rows = Math.max(1, (size.height * scale) / patchPixels);
  const whole = Math.min(Math.floor(columns) / columns, Math.floor(rows) / rows);
  // One of the two is whole now, give or take an error of rounding.
  const fitting = Math.ceil(columns * whole - 1e-9) * Math.ceil(rows * whole - 1e-9);
  return Math.ceil(Math.min(maxPatches, fitting) * rule.tokensPerPatch);
}

function shrink({ width, height }: ImageSize, scale: number): ImageSize {
  return scale >= 1 ? { width, height } : { width: width * scale, height: height * scale };
}

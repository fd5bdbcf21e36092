import type { MediaPart, Prompt } from '../prompt/prompt.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { countMediaTokens } from '../tokenizer/media/count-media-tokens.ts';
import type { Vars } from '../prompt/template-language.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { ReplayInput } from './replay-input.ts';

/** What a replay adds for media, or the reason (a phrase for people) why nobody can say. */
export type MediaDelta =
  | { readonly addedTokens: number; readonly quality: Quality }
  | { readonly reason: Sentence };

/**
 * Tokens that the images and other media of a prompt file add to those it was recorded with. Media that stay as they
 * were are in the recorded tokens, known or not; a change of something unknown is unknown. A model that replaced another
 * is assumed to take as many tokens where no rule says otherwise, as its output is.
 */
export function compareMedia(input: ReplayInput): MediaDelta {
  const { prompt, recordedPrompt, model, recordedModel } = input;
  const [own, recorded] = [mediaOf(prompt, input), mediaOf(recordedPrompt, input)];
  const [added, removed] = [without(own, recorded), without(recorded, own)];
  const isSameModel = model.name === recordedModel.name;
  if (isSameModel && added.length === 0 && removed.length === 0) return NONE;

  const [unknown] = [
    ...countMediaTokens(added, model).unknown,
    ...countMediaTokens(removed, recordedModel).unknown,
  ];
  if (unknown) return { reason: sayUnknown(unknown) };
  const [after, before] = [countMediaTokens(own, model), countMediaTokens(recorded, recordedModel)];
  if (after.unknown.length > 0 || before.unknown.length > 0) {
    const addedTokens =
      countMediaTokens(added, model).tokens - countMediaTokens(removed, recordedModel).tokens;
    return { addedTokens, quality: isSameModel ? 'estimated' : 'assumed' };
  }
  if (own.length === 0 && recorded.length === 0) return NONE;
  return { addedTokens: after.tokens - before.tokens, quality: 'estimated' };
}

/** The same without recorded tokens: all media count, and what is not known is missing in the sum. */
export function countMedia({
  prompt,
  model,
  sample,
}: ReplayInput): Exclude<MediaDelta, { reason: Sentence }> {
  const media = mediaOf(prompt, { sample });
  if (media.length === 0) return NONE;
  const { tokens, unknown } = countMediaTokens(media, model);
  return { addedTokens: tokens, quality: unknown.length > 0 ? 'assumed' : 'estimated' };
}

const NONE = { addedTokens: 0, quality: 'exact' } as const;

/** The media of a prompt, with the values of the case for those that are one variable. */
function mediaOf(
  { messages }: Prompt,
  { sample }: Pick<ReplayInput, 'sample'>,
): readonly MediaPart[] {
  const { vars = {} } = sample;
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'media' ? [withValue(part, vars)] : [])),
  );
}

const ONE_VARIABLE = /^\s{0,9}\{{1,3}\s{0,9}([A-Za-z_]\w{0,99})\s{0,9}\}{1,3}\s{0,9}$/;

function withValue(part: MediaPart, vars: Vars): MediaPart {
  const name = ONE_VARIABLE.exec(part.source)?.[1];
  const value = name !== undefined && Object.hasOwn(vars, name) ? vars[name] : undefined;
  return typeof value === 'string' ? { ...part, source: value } : part;
}

/** The parts that `others` does not have, each as often as it is there more. */
function without(parts: readonly MediaPart[], others: readonly MediaPart[]): readonly MediaPart[] {
  const left = new Map<string, number>();
  for (const part of others) left.set(keyOf(part), (left.get(keyOf(part)) ?? 0) + 1);
  return parts.filter((part) => {
    const count = left.get(keyOf(part)) ?? 0;
    left.set(keyOf(part), count - 1);
    return count <= 0;
  });
}

function keyOf({ mediaKind, source, detail = 'auto' }: MediaPart): string {
  return `${mediaKind} ${detail} ${source}`;
}

const MAX_SOURCE = 60;

const KINDS: { readonly [kind in MediaPart['mediaKind']]: Sentence } = {
  image: sentence`image`,
  audio: sentence`audio`,
  video: sentence`video`,
  document: sentence`document`,
};

function sayUnknown({ mediaKind, source }: MediaPart): Sentence {
  const shown = source.length > MAX_SOURCE ? `${source.slice(0, MAX_SOURCE)}…` : source;
  return sentence`the tokens of the ${KINDS[mediaKind]} ${shown} are not known`;
}

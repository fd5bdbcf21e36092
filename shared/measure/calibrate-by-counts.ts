import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import { takeEvenly } from '../text/take-evenly.ts';
import { calibrateEstimate, type Calibration } from '../tokenizer/calibrate.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import {
  type CountedRequest,
  requestKey,
  type VerifiedCounts,
} from '../tokenizer/verified-counts.ts';
import { promptRequests } from './prompt-requests.ts';
import { createRequestCounter } from './request-counter.ts';

type Tools = {
  readonly tokenizerOf: (model: ModelId) => Tokenizer;
  readonly renderer: PromptRenderer;
};

/**
 * The calibration of a model, by what its provider counted of these prompts' requests. Nothing of such a request is
 * hidden from us, so all requests of a model can be compared with each other.
 */
export function createCountCalibrations(
  prompts: readonly Prompt[],
  counts: VerifiedCounts,
  { tokenizerOf, renderer }: Tools,
): (model: ModelId) => Calibration | undefined {
  // Never one that looks counts up: a verified count would be compared with itself.
  const { countRequest } = createRequestCounter(tokenizerOf);
  let requests: ReadonlyMap<string, CountedRequest> | undefined;
  const calibrateModel = (model: ModelId): Calibration | undefined => {
    const byKey = counts.get(model.name);
    if (!byKey) return undefined;
    return calibrateEstimate(tokenizerOf(model), () => {
      requests ??= requestsInCounts(prompts, counts, renderer);
      const verified = [...requests].flatMap(([key, request]) => {
        const recordedTokens = byKey.get(key);
        return recordedTokens === undefined ? [] : [{ request, recordedTokens }];
      });
      const cases = takeEvenly(verified, MAX_REQUESTS).map(({ request, recordedTokens }) => ({
        countedTokens: countRequest(request, model),
        recordedTokens,
      }));
      return [cases];
    });
  };
  const known = new Map<string, Calibration | undefined>();
  return (model) => {
    if (!known.has(model.name)) known.set(model.name, calibrateModel(model));
    return known.get(model.name);
  };
}

/** More requests make a slope no surer, and each has to be counted. */
const MAX_REQUESTS = 64;

/** The requests that some provider counted, by their key. */
function requestsInCounts(
  prompts: readonly Prompt[],
  counts: VerifiedCounts,
  renderer: PromptRenderer,
): ReadonlyMap<string, CountedRequest> {
  const found = new Map<string, CountedRequest>();
  const isCounted = (key: string): boolean => [...counts.values()].some((byKey) => byKey.has(key));
  for (const prompt of prompts) {
    for (const request of promptRequests(prompt, renderer).requests) {
      const key = requestKey(request);
      if (key !== undefined && !found.has(key) && isCounted(key)) found.set(key, request);
    }
  }
  return found;
}

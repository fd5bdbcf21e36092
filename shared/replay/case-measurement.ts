import type { ModelId } from '../model/model-id.ts';
import type { NanoUsd } from '../pricing/money.ts';
import type { Quality } from '../tokenizer/quality.ts';

/** One case on one side: the tokens one call takes and its list cost. Absent means unknown. */
export type CaseMeasurement = {
  readonly model?: ModelId;
  /** All input tokens, cached or not. */
  readonly inputTokens: number;
  /** Recorded output tokens, or the recorded output counted again. */
  readonly outputTokens?: number;
  /** Input and output at list price; absent without a price or without output tokens. */
  readonly costNanoUsd?: NanoUsd;
  /** Whether the model has a price. */
  readonly hasPrice: boolean;
  readonly quality: Quality;
  /** Whether the recorded run passed its checks. */
  readonly passed?: boolean;
};

import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import type { UsageConvention } from '../../usage/usage-convention.ts';

/** What a provider answered, in no provider's shape. */
export type Answer = {
  /** The model that answered, as the provider names it. */
  readonly model?: string;
  /** All text of the answer; absent when it has none, as an answer of tool calls alone. */
  readonly text?: string;
  /** The provider's usage object; a stream may have none. */
  readonly usage?: AnswerUsage;
  /** Why the call failed. */
  readonly error?: string;
};

export type AnswerUsage = {
  readonly value: Json;
  /** Where it stands in the response; empty for one put together from a stream. */
  readonly at: JsonPath;
  readonly convention?: UsageConvention;
};

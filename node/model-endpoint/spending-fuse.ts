import type { RewriteRequest } from '../../shared/compress/rewrite-request.ts';
import { costOfUsage } from '../../shared/pricing/cost-of-usage.ts';
import { type NanoUsd, toUsd } from '../../shared/pricing/money.ts';
import type { Price } from '../../shared/pricing/price.ts';
import type { Tokenizer } from '../../shared/tokenizer/tokenizer.ts';
import type { EndpointUsage } from './model-endpoint.ts';

/** Stops spending before a limit is passed, not after. */
export type SpendingFuse = {
  /** Whether a call may be made even if it costs the most it can; what it may cost is set aside. */
  readonly allows: (request: RewriteRequest) => boolean;
  /** Books what the call that was allowed last has used; without figures, the most it can have used. */
  readonly settle: (usage: EndpointUsage | undefined) => void;
  /** Absent without a price. */
  readonly spentUsd: () => number | undefined;
};

/** Roles and framing around a request. */
const FRAMING_TOKENS = 50;

/** A fuse that lets everything pass: for models of one's own, on the user's word. */
export const NO_FUSE: SpendingFuse = {
  allows: () => true,
  settle: () => undefined,
  spentUsd: () => undefined,
};

/** Whole numbers that nobody takes back; anything else an endpoint says is no figure. */
function isCredible(usage: EndpointUsage | undefined): usage is EndpointUsage {
  if (!usage) return false;
  return [usage.inputTokens, usage.outputTokens].every(
    (tokens) => Number.isSafeInteger(tokens) && tokens >= 0,
  );
}

export function createSpendingFuse(options: {
  readonly maxNanoUsd: NanoUsd;
  readonly price: Price;
  readonly tokenizer: Tokenizer;
}): SpendingFuse {
  const { maxNanoUsd, price, tokenizer } = options;
  let spent = 0n;
  let reserved = 0n;
  const costOf = (input: number, output: number): NanoUsd => {
    const { totalNanoUsd } = costOfUsage({ input, output }, price, 'list');
    // A price has both classes; a call that cannot be priced is not made.
    return totalNanoUsd ?? maxNanoUsd + 1n;
  };
  return {
    allows: ({ system, user, maxOutputTokens }) => {
      const counted = tokenizer.countTokens(system) + tokenizer.countTokens(user);
      const input = Math.ceil(counted * (1 + (tokenizer.errorBand ?? 0))) + FRAMING_TOKENS;
      reserved = costOf(input, maxOutputTokens);
      return spent + reserved <= maxNanoUsd;
    },
    settle: (usage) => {
      spent += isCredible(usage) ? costOf(usage.inputTokens, usage.outputTokens) : reserved;
      reserved = 0n;
    },
    spentUsd: () => toUsd(spent),
  };
}

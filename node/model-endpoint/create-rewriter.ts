import { loadTokenizers } from '../../shared/check/load-tokenizers.ts';
import type { AskModel } from '../../shared/compress/rewrite-sections.ts';
import type { RewriterReport } from '../../shared/compress/rewriter-report.ts';
import type { Config } from '../../shared/config/config.ts';
import type { ModelId } from '../../shared/model/model-id.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { parseUsd } from '../../shared/pricing/money.ts';
import { createPriceTable } from '../../shared/pricing/price-table.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { loadVocabulary } from '../vocabulary/load-vocabulary.ts';
import { createModelAsker } from './ask-model.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { PostOptions } from './post-json.ts';
import { createSpendingFuse, NO_FUSE, type SpendingFuse } from './spending-fuse.ts';

export type RewriterRequest = {
  readonly model: string;
  readonly endpoint?: string;
  readonly keepRatio: number;
  /** An amount in USD, or `none` to ask a model without a limit. */
  readonly maxUsd: string;
  readonly pricing: Config['pricing'];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  readonly waits?: Pick<PostOptions, 'timeoutMs' | 'firstDelayMs'>;
};

/** A model that shortens sections, with what asking it has cost. */
export type Rewriter = {
  readonly askModel: AskModel;
  readonly keepRatio: number;
  readonly report: () => RewriterReport;
};

/** Throws a UserError for what is not known: a place to ask, a key, a price, a limit. */
export async function createRewriter(request: RewriterRequest): Promise<Rewriter> {
  const { keepRatio, pricing, env, waits } = request;
  const model = parseModelId(request.model, pricing.aliases);
  const endpoint = findEndpoint(model, request.endpoint, env);
  const fuse = await fuseOf(model, request);
  const asker = createModelAsker(endpoint, fuse, waits);
  return {
    askModel: asker.askModel,
    keepRatio,
    report: () => {
      const stopped = asker.stopped();
      const spentUsd = fuse.spentUsd();
      return {
        model: request.model,
        callCount: asker.callCount(),
        ...(spentUsd !== undefined && { spentUsd }),
        ...(stopped && { stopped }),
      };
    },
  };
}

async function fuseOf(
  model: ModelId,
  { maxUsd, pricing, now }: RewriterRequest,
): Promise<SpendingFuse> {
  if (maxUsd.trim().toLowerCase() === 'none') return NO_FUSE;
  const maxNanoUsd = parseUsd(maxUsd);
  if (maxNanoUsd === undefined) {
    throw new UserError('--max-usd is no amount', { hint: 'Write it like 0.50, or none.' });
  }
  const price = createPriceTable({ at: now, overrides: pricing.overrides }).find(model);
  if (!price) {
    throw new UserError(`No price is known for ${model.written}, so --max-usd cannot be kept`, {
      hint: 'For a model of your own, say --max-usd none; for another, add its price to the config.',
    });
  }
  const tokenizer = (await loadTokenizers([model], loadVocabulary))(model);
  return createSpendingFuse({ maxNanoUsd, price, tokenizer });
}

import { belowMinimum } from './cache-below-minimum.ts';
import { breakpointOnVolatile } from './cache-breakpoint-on-volatile.ts';
import { compressConflict } from './cache-compress-conflict.ts';
import { missingBreakpoint } from './cache-missing-breakpoint.ts';
import { tooManyBreakpoints } from './cache-too-many-breakpoints.ts';
import { unstableOrder } from './cache-unstable-order.ts';
import { volatilePrefix } from './cache-volatile-prefix.ts';
import { fewShotSurplus } from './ctx-few-shot-surplus.ts';
import { blob } from './data-blob.ts';
import { prettyJson } from './data-pretty-json.ts';
import { rowJson } from './data-row-json.ts';
import { deprecatedOrSuperseded } from './model-deprecated-or-superseded.ts';
import { priceTierCliff } from './model-price-tier-cliff.ts';
import { contradictoryLength } from './out-contradictory-length.ts';
import { echoOrRestate } from './out-echo-or-restate.ts';
import { maxTokensMissing } from './out-max-tokens-missing.ts';
import { noLengthBudget } from './out-no-length-budget.ts';
import type { Rule } from './rule.ts';
import { duplicateRule } from './text-duplicate-rule.ts';
import { whitespaceInvisible } from './text-whitespace-invisible.ts';
import { wordy } from './text-wordy.ts';

/** Every rule. A new one is one file, one line in this list, one page in `docs/rules/` and one folder of fixtures. */
export const RULES: readonly Rule[] = [
  volatilePrefix,
  belowMinimum,
  missingBreakpoint,
  breakpointOnVolatile,
  tooManyBreakpoints,
  unstableOrder,
  compressConflict,
  fewShotSurplus,
  blob,
  prettyJson,
  rowJson,
  deprecatedOrSuperseded,
  priceTierCliff,
  contradictoryLength,
  echoOrRestate,
  maxTokensMissing,
  noLengthBudget,
  duplicateRule,
  whitespaceInvisible,
  wordy,
];

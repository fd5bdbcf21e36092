import type { TemplateOutput } from '../template-language.ts';

/** Why a template cannot be read or filled; thrown and caught inside `templates/` only. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';
}

/** What one filling may still spend. Each call throws a `TemplateFailure` when a limit is passed. */
export type Meter = {
  /** `units` of work, one for each node, item or comparison. */
  readonly spend: (units?: number) => void;
  /** A text of this many UTF-16 units is about to be made. */
  readonly produce: (length: number) => void;
  /** Runs `body` one level deeper. */
  readonly nest: <T>(body: () => T) => T;
};

/** About a quarter of a second on a slow machine. A long prompt over a hundred cases spends a thousandth of it. */
const MAX_WORK = 2_000_000;
/** Making eight UTF-16 units of text costs as much as one node, so that all texts of one filling stay below 16 million. */
const LENGTH_PER_UNIT = 8;
/** Nodes inside nodes, macros and partials inside one another; far from the end of a worker's stack. */
const MAX_DEPTH = 300;

export function createMeter(): Meter {
  let work = 0;
  let depth = 0;
  const spend = (units = 1): void => {
    work += units;
    if (!(work <= MAX_WORK)) throw new TemplateFailure('the template asks for too much work');
  };
  return {
    spend,
    produce: (length) => spend(Math.ceil(length / LENGTH_PER_UNIT)),
    nest: (body) => {
      if (depth >= MAX_DEPTH) throw new TemplateFailure('the template is nested too deeply');
      depth += 1;
      const result = body();
      // Not in `finally`: a failure ends the filling, so nobody reads the depth after it.
      depth -= 1;
      return result;
    },
  };
}

/** Runs `body`, and makes an answer of the failure it may throw. */
export function answerFailure<T>(
  body: () => T,
): T | Extract<TemplateOutput, { readonly kind: 'failed' }> {
  try {
    return body();
  } catch (error) {
    if (error instanceof TemplateFailure) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

import { sentence, type Sentence } from '../../text/sentence.ts';

/** Why a template cannot be read or filled; thrown and caught inside `templates/` only. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';
  readonly reason: Sentence;

  constructor(reason: Sentence) {
    super(reason.template);
    this.reason = reason;
  }
}

/** What one rendering may still spend. Each call throws a `TemplateFailure` when a limit is passed. */
export type Meter = {
  /** `units` of work, one for each node, item or comparison. */
  readonly spend: (units?: number) => void;
  /** A text of this many UTF-16 units is about to be made. */
  readonly produce: (length: number) => void;
  /** Runs `body` one level deeper. */
  readonly nest: <T>(body: () => T) => T;
};

/** A quarter of a second; a long prompt spends a hundredth of it. */
const MAX_WORK = 1_000_000;
/** Sixteen UTF-16 units of text cost as much as one node, so all texts of one filling stay below 16 million units. */
const LENGTH_PER_UNIT = 16;
/** Nodes inside nodes, macros and partials inside one another; far from the end of a worker's stack. */
const MAX_DEPTH = 300;

export function createMeter(): Meter {
  let work = 0;
  let depth = 0;
  const spend = (units = 1): void => {
    work += units;
    if (!(work <= MAX_WORK))
      throw new TemplateFailure(sentence`the template asks for too much work`);
  };
  return {
    spend,
    produce: (length) => spend(Math.ceil(length / LENGTH_PER_UNIT)),
    nest: (body) => {
      if (depth >= MAX_DEPTH)
        throw new TemplateFailure(sentence`the template is nested too deeply`);
      depth += 1;
      try {
        return body();
      } finally {
        depth -= 1;
      }
    },
  };
}

/** Runs `body`, and makes an answer of the failure it may throw. */
export function answerFailure<T>(
  body: () => T,
): T | { readonly kind: 'failed'; readonly reason: Sentence } {
  try {
    return body();
  } catch (error) {
    if (error instanceof TemplateFailure) return { kind: 'failed', reason: error.reason };
    throw error;
  }
}

import type { Range } from '../text/range.ts';
import type { FixClass, MessageValues, Severity } from './finding.ts';
import type { Replacement } from './replacement.ts';
import type { RuleContext, RulePart } from './rule-context.ts';

/** What a rule yields: where the waste is, and what to write instead. The engine adds the rest. */
export type Waste = {
  /** Left out for waste of the prompt as a whole. */
  readonly part?: RulePart;
  readonly range: Range;
  /** A key of the rule's `messages`. */
  readonly message: string;
  readonly values?: MessageValues;
  readonly replacement?: Replacement;
  /** Where this waste is of another class than the rule's usual one. */
  readonly fix?: FixClass;
  /** Wastes of one part with the same message are one finding; its `{places}` counts them. */
  readonly isGrouped?: boolean;
  /** Where nothing can be replaced: tokens of the text as it is and as it could be. */
  readonly tokens?: { readonly before: number; readonly after: number };
  /** Another place that the message speaks of as `{line}`: the line of its file. */
  readonly related?: { readonly part: RulePart; readonly range: Range };
  /** Tokens that could be read from the cache but cannot be as the prompt stands. */
  readonly uncachedTokens?: number;
};

/** One kind of waste. A new rule is one file here, one line in `index.ts`, one page in `docs/rules/`, one fixture folder. */
export type Rule = {
  /** `group/name`, as in configs, comments and `docs/rules/<group>-<name>.md`. */
  readonly id: string;
  readonly title: string;
  /** `off`: found only where a config or an option asks for it. */
  readonly severity: Severity | 'off';
  readonly fix: FixClass;
  /**
   * Sentences for people by key, with `{name}` for values and `{places}` for the count of places; `{places:line}` says
   * `1 line`, `2 lines`.
   */
  readonly messages: { readonly [key: string]: string };
  /** Rules whose findings must not be fixed together with this one's at the same place. */
  readonly conflictsWith?: readonly string[];
  /** Linear in the prompt. Never throws for what a prompt may hold. */
  readonly find: (context: RuleContext) => Iterable<Waste>;
};

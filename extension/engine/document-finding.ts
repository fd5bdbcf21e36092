import type { FixClass, MessageValues, Saving, Severity } from '../../shared/rules/finding.ts';
import type { Range } from '../../shared/text/range.ts';

/** Waste in an open document, as the editor shows it. Offsets are UTF-16 units of the document. */
export type DocumentFinding = {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly fix: FixClass;
  /** The id of the prompt. */
  readonly prompt: string;
  readonly range: Range;
  /** The key of the rule's message, its English sentence, and what fills that; `{places}` too. */
  readonly message: string;
  readonly template: string;
  readonly values: MessageValues;
  readonly saving?: Saving;
  readonly uncachedTokens?: number;
  /** US dollars, unrounded; upper bounds. */
  readonly usdPer1000Calls?: number;
  readonly usdPerMonth?: number;
  /** The rule's page. */
  readonly docUrl: string;
  /** Whether the verifier lets its replacement pass. */
  readonly isFixable: boolean;
};

/** Which finding is meant, as `lint` told it. */
export type FindingKey = Pick<DocumentFinding, 'rule' | 'message' | 'range'>;

import type { Sentence } from '../text/sentence.ts';
import type { CaseMeasurement } from './case-measurement.ts';

export type CaseIdentity = {
  /** Unique in the suite, the same on both sides. */
  readonly key: string;
  /** For people: the description, or the variables in short. */
  readonly label: string;
  /** The head's prompt id, or the baseline's where the head has none. */
  readonly promptId: string;
};

/** What both sides of a case say. `changed` means that a figure or the model is not the same. */
export type CaseOutcome =
  | {
      readonly kind: 'changed' | 'unchanged';
      readonly baseline: CaseMeasurement;
      readonly head: CaseMeasurement;
      /** The request changed and its output was not recorded again. */
      readonly hasOldOutput: boolean;
      /** The case was recorded again: its output figures are another run of the model. */
      readonly isRecordedAgain: boolean;
    }
  | { readonly kind: 'added'; readonly head: CaseMeasurement }
  | { readonly kind: 'removed'; readonly baseline: CaseMeasurement }
  | {
      readonly kind: 'unmeasured';
      /** `change`: the head cannot be replayed; `recording`: the recording never held what is needed, on either side. */
      readonly cause: 'change' | 'recording';
      readonly reason: Sentence;
    };

/** One case of a suite on both sides. */
export type CaseDelta = CaseIdentity & CaseOutcome;

import type { CallDraft } from '../call-draft.ts';
import type { CodeCall } from '../code-value.ts';

/** One call of a library that sends a prompt, or makes one. A new one is one file here and one line in `index.ts`. */
export type SdkCall = {
  /** The end of what is called, without white space: `chat.completions.create`. */
  readonly callee: RegExp;
  /** What else the file must say, where the callee alone is a common name. */
  readonly needs?: RegExp;
  /** What the call sends; undefined when it is a call of something else. */
  readonly read: (call: CodeCall) => CallDraft | undefined;
  /** Whether it makes a template that is named by the variable that holds it. */
  readonly isTemplate?: true;
};

import { englishOf, foreignSentence, type Sentence } from './sentence.ts';

/** A mistake the user can mend; a front end prints it as one line and exits with 2. Everything else thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The message, for those who translate. */
  readonly said: Sentence;
  /** What to do, one sentence. */
  readonly hint: string | undefined;

  constructor(message: string | Sentence, options: { readonly hint?: string } = {}) {
    const said = typeof message === 'string' ? foreignSentence(message) : message;
    super(englishOf(said));
    this.said = said;
    this.hint = options.hint;
  }
}

/** A mistake the user can mend; a front end prints it as one line and exits with 2. Everything else thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do, one sentence. */
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly hint?: string } = {}) {
    super(message);
    this.hint = options.hint;
  }
}

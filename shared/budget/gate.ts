/** What a verdict does to the exit code. */
export type Gate = {
  /** `false`: breaches are shown, and the exit code stays 0. */
  readonly enforce: boolean;
  /** What a budget that could not be measured does. */
  readonly onUnmeasured: 'fail' | 'warn';
};

/** 0 passed or approved, 1 over budget, 2 the user's mistake, 3 something with a budget could not be measured. */
export type ExitCode = 0 | 1 | 2 | 3;

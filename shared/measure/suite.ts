/** A set of prompts, the recordings of their eval runs, and the traffic they get in production. */
export type Suite = {
  readonly name: string;
  /** Globs of prompt files. */
  readonly prompts: readonly string[];
  /** Globs of recording files. */
  readonly recordings: readonly string[];
  /** For prompts that name no model. */
  readonly model?: string;
  readonly tags: readonly string[];
  readonly owner?: string;
  readonly traffic?: Traffic;
};

export type Traffic = {
  readonly callsPerMonth: number;
  readonly source: 'measured' | 'assumed';
};

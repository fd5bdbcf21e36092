/** A price from the configuration, in USD per million tokens, as written there. */
export type PriceOverride = {
  readonly model: string;
  readonly inputPerMTok: number;
  readonly outputPerMTok: number;
  readonly cacheReadPerMTok?: number;
  readonly cacheWrite5mPerMTok?: number;
  readonly cacheWrite1hPerMTok?: number;
};

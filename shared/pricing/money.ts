/** US dollars in whole nano-dollars (1e-9 USD). Sums are exact; a call's cost is rounded half up to it once. */
export type NanoUsd = bigint;

/** Nano-dollars per million tokens: $2.50 per million is 2_500_000_000n. */
export type NanoUsdPerMTok = bigint;

const MTOK = 1_000_000n;

/** The cost of `tokens` at `price`, rounded half up to a whole nano-dollar. */
export function costOfTokens(tokens: number, price: NanoUsdPerMTok): NanoUsd {
  return (BigInt(tokens) * price + MTOK / 2n) / MTOK;
}

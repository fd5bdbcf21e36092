/** What asking a model has come to. */
export type RewriterReport = {
  readonly model: string;
  readonly callCount: number;
  /** At list price; absent without a price. */
  readonly spentUsd?: number;
  /** Why sections were left that nobody asked for. */
  readonly stopped?:
    | { readonly kind: 'fuse' }
    | { readonly kind: 'endpoint'; readonly reason: string };
};

/** Translates an English sentence; `{name}` and `{0}` stand for values. `vscode.l10n.t`, or nothing in tests. */
export type Translate = {
  (message: string, ...values: readonly (string | number)[]): string;
};

/** Where the two languages of this engine are read differently. */
export type Syntax = {
  /** Jinja drops one line end at the end of a template and reads CRLF as LF. */
  readonly normalizesLineEnds: boolean;
  readonly rawTags: readonly string[];
  /** How tightly `~` binds; `+` has 50, `*` has 60. */
  readonly concatPower: number;
  /** `{a: 1}` has the key "a", not the value of a. */
  readonly hasBareKeys: boolean;
  /** `a < b < c` means `a < b and b < c`. */
  readonly chainsComparisons: boolean;
  readonly hasStrictEquality: boolean;
  readonly hasSlices: boolean;
};

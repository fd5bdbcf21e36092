/** `from`, which stands once in `file`, becomes `to`; then the tests whose names match `test` must fail. */
type PlantedBug = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly test: string;
};

export declare const ALL_BUGS: readonly PlantedBug[];

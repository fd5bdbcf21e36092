/** The fields of `T` that may be undefined, as fields that may be absent. */
type Known<T> = {
  readonly [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name];
} & {
  readonly [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<
    T[Name],
    undefined
  >;
};

/** Leaves undefined fields out: what is unknown is absent. */
export function onlyKnown<T extends object>(fields: T): Known<T>;
export function onlyKnown(fields: object): object {
  if (!Object.values(fields).includes(undefined)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

import type { Meter } from '../meter.ts';
import type { BinaryOperator } from './ast.ts';
import type { Syntax } from './syntax.ts';
import type { CallArguments, Value } from './value.ts';

/** One filling: what it may still spend, and the names it asked for in vain. */
export type Run = {
  readonly dialect: Dialect;
  readonly meter: Meter;
  readonly missing: Set<string>;
};

/** The value a filter, a test or a method is applied to, and its arguments. */
export type Applied = { readonly value: Value; readonly args: CallArguments };

export type Filter = (applied: Applied, run: Run) => Value;
export type Test = (applied: Applied, run: Run) => boolean;

/** A language of this engine: its spelling, its names, and what its operators mean. */
export type Dialect = {
  readonly syntax: Syntax;
  /** `{% set %}` changes a variable of an outer loop instead of hiding it. */
  readonly setReachesOut: boolean;
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Test>;
  /** Functions that are there without being given. */
  readonly globals: ReadonlyMap<string, (args: CallArguments, run: Run) => Value>;
  readonly isTruthy: (value: Value) => boolean;
  readonly print: (value: Value, meter: Meter) => string;
  readonly equals: (a: Value, b: Value, meter: Meter) => boolean;
  /** Every operator but `and`, `or` and the equalities. */
  readonly operators: ReadonlyMap<BinaryOperator, Operate>;
  /** What `.name` and `[key]` find beside an object's own members. */
  readonly memberOf: (value: Value, key: Value, run: Run) => Value;
  /** The items a loop over the value visits; `count` is the number of its loop variables. */
  readonly itemsOf: (value: Value, count: number, meter: Meter) => readonly Value[];
};

export type Operate = (left: Value, right: Value, meter: Meter) => Value;

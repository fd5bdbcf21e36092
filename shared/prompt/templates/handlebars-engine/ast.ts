import type { Range } from '../../../text/range.ts';

export type Path = {
  readonly kind: 'path';
  /** `@index` and its kin. */
  readonly isData: boolean;
  /** The number of `../`. */
  readonly depth: number;
  readonly parts: readonly string[];
  /** Begins with `this.` or `./`, so it never names a helper. */
  readonly isScoped: boolean;
};

export type Call = {
  readonly callee: Path | Literal;
  readonly params: readonly Expression[];
  readonly hash: ReadonlyMap<string, Expression>;
};

export type Literal = {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
};

export type Expression = Path | Literal | { readonly kind: 'call'; readonly call: Call };

export type Program = { readonly body: readonly Node[]; readonly blockParams: readonly string[] };

/** `tag` is the range of the opening tag in the template. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mustache'; readonly tag: Range; readonly call: Call }
  | {
      readonly kind: 'block';
      readonly tag: Range;
      readonly call: Call;
      readonly program: Program | undefined;
      readonly inverse: Program | undefined;
    }
  | {
      readonly kind: 'partial';
      readonly tag: Range;
      readonly name: Expression;
      readonly call: Omit<Call, 'callee'>;
      /** Put before each line of the partial, when its tag stands alone on a line. */
      readonly indent: string;
    };

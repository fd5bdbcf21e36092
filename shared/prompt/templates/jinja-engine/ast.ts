import type { Range } from '../../../text/range.ts';

export type Argument = { readonly name: string | undefined; readonly value: Expression };

export type BinaryOperator =
  | 'or'
  | 'and'
  | 'in'
  | 'not in'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '~'
  | '*'
  | '/'
  | '//'
  | '%'
  | '**';

/** A filter or a test by name, with the arguments beside the value it is applied to. */
export type NamedCall = { readonly name: string; readonly args: readonly Argument[] };

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'unary'; readonly operator: 'not' | '-' | '+'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'ternary';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression | undefined;
    }
  | { readonly kind: 'member'; readonly object: Expression; readonly key: Expression }
  | {
      readonly kind: 'slice';
      readonly object: Expression;
      /** Start, stop and step, as far as they are written. */
      readonly bounds: readonly (Expression | undefined)[];
    }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly kind: 'filter'; readonly operand: Expression; readonly filter: NamedCall }
  | {
      readonly kind: 'test';
      readonly operand: Expression;
      readonly test: NamedCall;
      readonly negated: boolean;
    };

export type Parameter = { readonly name: string; readonly fallback: Expression | undefined };

export type Body = readonly Statement[];

/** Where names go: one name, several that unpack a list, or a field of a namespace. */
export type Target =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'field'; readonly object: string; readonly field: string };

/** `tag` is the range of the tag whose expressions a statement holds. */
export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly tag: Range; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly branches: readonly {
        readonly tag: Range;
        readonly test: Expression;
        readonly body: Body;
      }[];
      readonly otherwise: Body;
    }
  | {
      readonly kind: 'for';
      readonly tag: Range;
      readonly names: readonly string[];
      readonly iterable: Expression;
      readonly test: Expression | undefined;
      readonly body: Body;
      readonly otherwise: Body;
    }
  | {
      readonly kind: 'set';
      readonly tag: Range;
      readonly target: Target;
      /** The expression, or the body of a `{% set %}…{% endset %}` with the filters after the name. */
      readonly value: Expression | { readonly kind: 'captured'; readonly body: Body };
      readonly filters: readonly NamedCall[];
    }
  | {
      readonly kind: 'macro';
      readonly tag: Range;
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: Body;
    }
  | {
      readonly kind: 'call-block';
      readonly tag: Range;
      readonly call: Expression;
      readonly parameters: readonly Parameter[];
      readonly body: Body;
    }
  | {
      readonly kind: 'filter-block';
      readonly tag: Range;
      readonly filters: readonly NamedCall[];
      readonly body: Body;
    }
  | {
      readonly kind: 'with';
      readonly tag: Range;
      readonly bindings: readonly { readonly name: string; readonly value: Expression }[];
      readonly body: Body;
    }
  | { readonly kind: 'do'; readonly tag: Range; readonly value: Expression }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' };

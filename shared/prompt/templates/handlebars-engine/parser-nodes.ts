/**
 * The nodes of @handlebars/parser as far as they are read here. Its own types cannot be used: their module imports
 * `./ast` without an extension, which NodeNext resolves to `any` (seen in 2.2.4).
 */
export type ParsedProgram = {
  readonly body: readonly ParsedStatement[];
  readonly blockParams?: readonly string[];
};

export type ParsedStatement =
  | { readonly type: 'ContentStatement'; readonly value: string }
  | ({ readonly type: 'MustacheStatement'; readonly path: ParsedExpression } & ParsedArguments)
  | ParsedBlock
  | ({
      readonly type: 'PartialStatement';
      readonly name: ParsedExpression;
      readonly indent: string;
    } & ParsedArguments)
  | {
      readonly type: 'CommentStatement' | 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock';
    };

export type ParsedBlock = {
  readonly type: 'BlockStatement';
  readonly path: ParsedExpression;
  readonly program?: ParsedProgram;
  readonly inverse?: ParsedProgram;
} & ParsedArguments;

export type ParsedArguments = {
  readonly params: readonly ParsedExpression[];
  readonly hash?: {
    readonly pairs: readonly { readonly key: string; readonly value: ParsedExpression }[];
  };
};

/** `line` counts from 1, `column` from 0. */
type Located = {
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
};

export type ParsedPath = Located & {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly (string | object)[];
  readonly original: string;
};

export type ParsedExpression =
  | ParsedPath
  | (Located & {
      readonly type: 'SubExpression';
      readonly path: ParsedExpression;
    } & ParsedArguments)
  | (Located & {
      readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral';
      readonly value: string | number | boolean;
    })
  | (Located & {
      readonly type: 'NullLiteral' | 'UndefinedLiteral' | 'ArrayLiteral' | 'HashLiteral';
    });

import type { Json } from '../../../text/json.ts';
import type { BamlType } from './read-type.ts';
import type { Token } from './tokens.ts';

export type BamlField = {
  readonly name: string;
  readonly alias?: string;
  readonly description?: string;
  readonly type: BamlType;
};

export type BamlClass = {
  readonly kind: 'class';
  readonly name: string;
  readonly description?: string;
  readonly fields: readonly BamlField[];
};

export type BamlEnum = {
  readonly kind: 'enum';
  readonly name: string;
  readonly alias?: string;
  readonly values: readonly {
    readonly name: string;
    readonly alias?: string;
    readonly description?: string;
  }[];
};

export type BamlAlias = { readonly kind: 'type'; readonly name: string; readonly type: BamlType };

export type BamlFunction = {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: BamlType }[];
  readonly output: BamlType;
  /** A client's name, or `provider/model` in quotes. */
  readonly client?: Token;
  readonly prompt?: Token;
};

export type BamlMacro = {
  readonly kind: 'template_string';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly text: string;
};

export type BamlClient = {
  readonly kind: 'client';
  readonly name: string;
  readonly options: Json;
  readonly path: string;
  /** The model's text in the file. */
  readonly model?: Token;
};

export type BamlTest = {
  readonly kind: 'test';
  readonly name: string;
  readonly functions: readonly string[];
  readonly args: { readonly [name: string]: Json };
  readonly token: Token;
};

/** The old way to write a prompt (`impl<llm, F>`), which is named and not read. */
type BamlUnread = { readonly kind: 'impl'; readonly name: string; readonly token: Token };

export type BamlDeclaration =
  | BamlClass
  | BamlEnum
  | BamlAlias
  | BamlFunction
  | BamlMacro
  | BamlClient
  | BamlTest
  | BamlUnread;

import type { Node } from 'web-tree-sitter';
import type { CodeSource } from './code-source.ts';
import type { CodeUnknown, CodeValue } from './code-value.ts';

/** Says what expressions of one file are. */
export type Evaluator = {
  readonly source: CodeSource;
  readonly evaluate: (node: Node) => CodeValue;
  /** What a name is where it is used; undefined when nothing in reach says so. */
  readonly lookUp: (use: Node, name: string) => CodeValue | undefined;
  /** What an imported module has under a name. */
  readonly lookUpMember: (use: Node, module: string, name: string) => CodeValue | undefined;
  readonly unknown: (node: Node) => CodeUnknown;
};

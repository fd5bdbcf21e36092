import type { Node } from 'web-tree-sitter';
import type { Range } from '../../text/range.ts';

/** One place of a file that says what a name is, or changes it. */
export type Binding = { readonly scope: Range; readonly offset: number } & (
  | { readonly kind: 'value'; readonly node: Node }
  | {
      readonly kind: 'import';
      readonly module: string;
      /** Left out when the name is the module itself. */
      readonly imported?: string;
    }
  /** A parameter, the variable of a loop, a function: nothing that is written out. */
  | { readonly kind: 'opaque'; readonly isGiven: boolean }
  | { readonly kind: 'write' }
  /** Adds an item to a list; `item` when the statement stands in `block` and always runs. */
  | { readonly kind: 'append'; readonly item?: Node; readonly block: Range }
);

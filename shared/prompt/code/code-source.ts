import type { Node, Tree } from 'web-tree-sitter';
import type { SourceFile } from '../../text/files.ts';
import type { Range } from '../../text/range.ts';
import type { CodeLanguage } from './code-language.ts';

/** A parsed source file. All offsets are UTF-16, as the parser gives them for a JavaScript string. */
export type CodeSource = {
  readonly path: string;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly root: Node;
  /**
   * The nodes around an offset, the root first; empty when the file has been looked at too often. Walks down, because
   * asking a node for its parent walks down from the root each time.
   */
  readonly pathTo: (offset: number) => readonly Node[];
  /** Whether some question was left without an answer. */
  readonly isExhausted: () => boolean;
  readonly free: () => void;
};

/** Steps through the tree of one file: what a file full of calls needs, and less than a second. */
const MAX_STEPS = 200_000;

export function createCodeSource(
  { path, text }: SourceFile,
  language: CodeLanguage,
  tree: Tree,
): CodeSource {
  let steps = 0;
  const known = new Map<number, readonly Node[]>();
  const walk = (offset: number): readonly Node[] => {
    const leaf = tree.rootNode.descendantForIndex(offset, offset + 1);
    const found: Node[] = [tree.rootNode];
    if (!leaf) return found;
    let node: Node | null = tree.rootNode;
    while (node && node.id !== leaf.id && steps < MAX_STEPS) {
      steps += 1;
      node = node.childWithDescendant(leaf);
      if (node) found.push(node);
    }
    return steps < MAX_STEPS ? found : [];
  };
  return {
    path,
    text,
    language,
    root: tree.rootNode,
    pathTo: (offset) => {
      const nodes = known.get(offset) ?? walk(offset);
      known.set(offset, nodes);
      return nodes;
    },
    isExhausted: () => steps >= MAX_STEPS,
    free: () => tree.delete(),
  };
}

export function rangeOf({ startIndex, endIndex }: Node): Range {
  return { start: startIndex, end: endIndex };
}

export function textOfNode({ text }: CodeSource, { startIndex, endIndex }: Node): string {
  return text.slice(startIndex, endIndex);
}

/** Children that mean something; comments may stand anywhere. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child.type !== 'comment');
}

export function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

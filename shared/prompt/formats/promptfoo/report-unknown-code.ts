import { sentence, type Sentence } from '../../../text/sentence.ts';
import type { ConfigReader } from './config-reader.ts';
import { childOf, keySpanOfNode } from './source-node.ts';
import type { SourceNode } from './source-node.ts';

/** Keys whose code may change what is sent, and how. */
const CODE_KEYS: readonly (readonly [string, Sentence])[] = [
  [
    'nunjucksFilters',
    sentence`"nunjucksFilters" fills prompts with filters that are programs; they are not run here`,
  ],
  [
    'extensions',
    sentence`"extensions" runs programs that may change tests and prompts; they are not run here`,
  ],
];

/** Says which parts of a config are programs that nobody runs here. */
export function reportUnknownCode(reader: ConfigReader, root: SourceNode): void {
  for (const [key, message] of CODE_KEYS) {
    const node = childOf(root, key);
    if (!node) continue;
    const hint = sentence`Record the suite, so that its numbers come from what was really sent.`;
    reader.report(keySpanOfNode(node), { severity: 'warning', message, hint });
  }
}

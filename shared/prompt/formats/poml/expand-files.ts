import type { FileReader, SourceFile } from '../../../text/files.ts';
import { sentence, type Sentence } from '../../../text/sentence.ts';
import { joinWorkspacePath } from '../../../text/workspace-path.ts';
import type { Message } from '../../prompt.ts';
import {
  parseXml,
  type XmlElement,
  type XmlNode,
  type XmlTree,
} from '../../templates/poml-engine/parse-xml.ts';
import { writePieces } from '../../templates/poml-engine/write-pieces.ts';
import type { PlacedMistake } from '../problems-in.ts';
import { messagesOfPieces } from './messages-of-pieces.ts';

/** The file with what it embeds put in, so that it can be filled without any other file. */
type Expanded = {
  readonly text: string;
  /** What the embedded files send, with its places in them. */
  readonly messages: readonly Message[];
  readonly mistakes: readonly PlacedMistake[];
  readonly reads: readonly string[];
};

type Expansion = {
  readonly files: FileReader;
  readonly mistakes: PlacedMistake[];
  readonly messages: Message[];
  readonly reads: Set<string>;
  length: number;
};

const MAX_FILES = 100;
const MAX_LENGTH = 4_000_000;
const MAX_DEPTH = 5;
const EMBEDS = new Set(['document', 'doc', 'include', 'let', 'table', 'webpage', 'folder']);
const TEXT_FILE =
  /\.(?:txt|md|markdown|json|jsonl|ya?ml|csv|tsv|xml|html?|poml|py|js|ts|tsx|java|c|cpp|cs|go|rs|sh|sql|tex|log|ini|toml)$/i;

export async function expandFiles(
  file: SourceFile,
  tree: XmlTree,
  files: FileReader,
): Promise<Expanded> {
  const expansion: Expansion = { files, mistakes: [], messages: [], reads: new Set(), length: 0 };
  const text = await expandText(expansion, file, { tree, depth: 0, blame: undefined });
  const { messages, mistakes, reads } = expansion;
  return { text, messages, mistakes: mistakes.slice(0, 50), reads: [...reads] };
}

type Level = {
  readonly tree: XmlTree;
  readonly depth: number;
  /** Where in the prompt itself a mistake of an included file is shown. */
  readonly blame: number | undefined;
};

async function expandText(expansion: Expansion, file: SourceFile, level: Level): Promise<string> {
  let text = '';
  let end = 0;
  for (const element of embeddingsIn(level.tree.children)) {
    if (element.range.start < end) continue;
    const replacement = await expandElement(expansion, file, { ...level, element });
    if (replacement === undefined) continue;
    text += file.text.slice(end, element.range.start) + replacement;
    end = element.range.end;
  }
  return text + file.text.slice(end);
}

function* embeddingsIn(nodes: readonly XmlNode[]): Generator<XmlElement> {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    if (EMBEDS.has(node.name) && node.attributes.has('src')) yield node;
    else yield* embeddingsIn(node.children);
  }
}

async function expandElement(
  expansion: Expansion,
  file: SourceFile,
  { element, depth, blame }: Level & { readonly element: XmlElement },
): Promise<string | undefined> {
  const source = element.attributes.get('src') ?? '';
  const offset = blame ?? element.range.start;
  const complain = (message: Sentence, hint: Sentence): undefined => {
    expansion.mistakes.push({ offset, message, hint, severity: 'warning' });
    return undefined;
  };
  if (source.includes('{{')) return undefined;
  if (!TEXT_FILE.test(source)) {
    const hint = sentence`Its tokens come on top of the count.`;
    return complain(sentence`${source} is turned into text when the prompt is made`, hint);
  }
  const target = joinWorkspacePath(file.path, source);
  if (target.kind === 'outside')
    return complain(
      sentence`The file ${source} is not read: ${target.reason}`,
      sentence`Embed a file of this workspace.`,
    );
  expansion.reads.add(target.path);
  if (expansion.reads.size > MAX_FILES || depth >= MAX_DEPTH)
    return complain(
      sentence`The file ${source} is not read: too many files embed files`,
      sentence`Embed fewer files.`,
    );
  const content = await expansion.files.read(target.path);
  if (content.kind !== 'text')
    return complain(sentence`The file ${source} cannot be read`, sentence`Mend the path.`);
  expansion.length += content.text.length;
  if (expansion.length > MAX_LENGTH)
    return complain(
      sentence`The file ${source} is not read: the files are too long`,
      sentence`Embed less.`,
    );
  const embedded = { path: target.path, text: content.text };
  return await replacementOf(expansion, embedded, { element, depth, blame: offset });
}

async function replacementOf(
  expansion: Expansion,
  embedded: SourceFile,
  { element, depth, blame }: Omit<Level, 'tree'> & { readonly element: XmlElement },
): Promise<string> {
  const conditions = conditionsOf(element);
  if (element.name === 'include') {
    const tree = parseXml(embedded.text);
    expansion.messages.push(...messagesOfPieces(embedded.path, writePieces(tree.children)));
    const inner = await expandText(expansion, embedded, { tree, depth: depth + 1, blame });
    return `<div${conditions}>${inner}</div>`;
  }
  const quoted = embedded.text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '#lbrace;#lbrace;');
  if (element.name === 'let')
    return `<let name="${element.attributes.get('name') ?? ''}">${quoted}</let>`;
  const range = { start: 0, end: embedded.text.length };
  const part = { kind: 'text' as const, text: embedded.text, span: { path: embedded.path, range } };
  if (embedded.text !== '') expansion.messages.push({ role: 'user', parts: [part] });
  return `<text syntax="text"${conditions}>${quoted}</text>`;
}

function conditionsOf({ attributes }: XmlElement): string {
  return ['for', 'if']
    .map((key) => [key, attributes.get(key)] as const)
    .map(([key, value]) =>
      value === undefined ? '' : ` ${key}="${value.replaceAll('"', '&quot;')}"`,
    )
    .join('');
}

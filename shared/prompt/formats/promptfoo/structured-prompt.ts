import type { SourceFile } from '../../../text/files.ts';
import { readChat } from './chat-messages.ts';
import type { ConfigReader } from './config-reader.ts';
import type { FilePrompt } from './file-prompt.ts';
import { readPromptText } from './prompt-text.ts';
import type { PromptBody } from './prompt-text.ts';
import { entriesOf, isObject, isText, itemsOf, spanOfNode } from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';
import { wholeText } from './text-of-lines.ts';

/**
 * A JSON prompt file. promptfoo keeps its text, newer versions on one line and with the files put in that its texts
 * refer to (src/prompts/processors/json.ts); a file that is JSON only once it is rendered stays as it is.
 */
export async function readStructuredJson(
  reader: ConfigReader,
  file: SourceFile,
): Promise<readonly FilePrompt[]> {
  const compact = onOneLine(file.text);
  const labelTails = [file.text, ...(compact === undefined ? [] : [compact])].map(
    (text) => `: ${text}`,
  );
  const root = compact?.includes('"file://') ? reader.parse(file) : undefined;
  const body = root ? await structuredBody(reader, root) : readPromptText(wholeText(file));
  return [{ body, raw: file.text, labelTails }];
}

/** A YAML prompt file, which promptfoo turns into JSON text and labels by its first 80 characters. */
export async function readStructuredYaml(
  reader: ConfigReader,
  file: SourceFile,
): Promise<readonly FilePrompt[]> {
  const root = reader.parse(file);
  if (!root) return [];
  const raw = JSON.stringify(root.value);
  return [{ body: await structuredBody(reader, root), raw, labelTails: [`: ${raw.slice(0, 80)}`] }];
}

/** Absent when the text is no JSON. */
function onOneLine(json: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return undefined;
  }
}

async function structuredBody(reader: ConfigReader, root: SourceNode): Promise<PromptBody> {
  const chat = readChat(root, await loadTexts(reader, root));
  if (chat?.isComplete) return { messages: chat.messages };
  const text = JSON.stringify(root.value);
  const wholeTexts = [...textsIn(root)].map((node) => ({
    text: node.value,
    span: spanOfNode(node),
  }));
  const whole = { whole: { text, split: 'chat' }, wholeTexts } as const;
  if (chat) return { messages: chat.messages, ...whole };
  // JSON that is made of YAML shares no letter for certain with the file.
  const span = { ...spanOfNode(root), segments: [] };
  return { messages: [{ role: 'user', parts: [{ kind: 'text', text, span }] }], ...whole };
}

/** The files that a chat's texts refer to, which promptfoo puts in their place (src/util/file.ts). */
async function loadTexts(
  reader: ConfigReader,
  root: SourceNode,
): Promise<ReadonlyMap<string, TextNode>> {
  const texts = new Map<string, TextNode>();
  for (const node of textsIn(root)) {
    if (!node.value.startsWith('file://')) continue;
    const file = await reader.read({ written: node.value, at: spanOfNode(node) });
    if (file) texts.set(node.value, textOfFile(file));
  }
  return texts;
}

function* textsIn(node: SourceNode): Generator<TextNode> {
  if (isText(node)) yield node;
  const children = isObject(node.value) ? entriesOf(node).map(([, child]) => child) : itemsOf(node);
  for (const child of children) yield* textsIn(child);
}

function textOfFile(file: SourceFile): TextNode {
  const { text, span } = wholeText(file);
  return {
    value: text,
    keys: [],
    places: { path: file.path, spanOf: () => span, keySpanOf: () => undefined },
  };
}

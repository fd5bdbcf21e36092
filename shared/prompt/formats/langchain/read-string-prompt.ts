import { fieldOf, textOf } from '../../../text/json-fields.ts';
import type { JsonPath } from '../../../text/json-tree.ts';
import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import { sliceOf, textMessage } from '../../prompt-text.ts';
import type { Prompt } from '../../prompt.ts';
import { syntaxOf, type LangchainReader, type Text } from './reader.ts';

/** A prompt of one template, which is sent as the user's message. */
export async function readStringPrompt(reader: LangchainReader): Promise<readonly Prompt[]> {
  const root = reader.document.value;
  const template = await readTemplate(reader, root, []);
  if (!template) return [];
  const syntax = syntaxOf(textOf(fieldOf(root, 'template_format')));
  return [reader.promptOf([textMessage('user', template)], syntax)];
}

/** The text under `template`, or in the file that `template_path` names. */
export async function readTemplate(
  reader: LangchainReader,
  value: Json | undefined,
  path: JsonPath,
): Promise<Text | undefined> {
  const reference = fieldOf(value, 'template_path');
  if (typeof reference === 'string') {
    const file = await reader.readFile(reference, [...path, 'template_path']);
    return file && sliceOf(file, { start: 0, end: file.text.length });
  }
  const text = fieldOf(value, 'template');
  const span = reader.document.spanOf([...path, 'template']);
  if (typeof text === 'string' && span) return { text, span };
  reader.complain(
    [...path, 'template'],
    sentence`template is no text`,
    sentence`Write the prompt under template.`,
  );
  return undefined;
}

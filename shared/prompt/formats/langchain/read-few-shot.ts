import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../../text/json-fields.ts';
import type { JsonDocument } from '../../../text/json-tree.ts';
import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import type { Message, MessagePart, Prompt, TemplateSyntax } from '../../prompt.ts';
import { findTemplateLanguage } from '../../templates/index.ts';
import { readDataFile } from '../read-data-file.ts';
import { syntaxOf, type LangchainReader, type Text } from './reader.ts';
import { readTemplate } from './read-string-prompt.ts';

/** More examples than a context window holds are not read. */
const MAX_EXAMPLES = 2000;

/** A few-shot prompt: prefix, examples filled into their own template, suffix; one message of the user's. */
export async function readFewShot(reader: LangchainReader): Promise<readonly Prompt[]> {
  const root = reader.document.value;
  const syntax = syntaxOf(textOf(fieldOf(root, 'template_format')));
  const separator = fieldOf(root, 'example_separator');
  const gap = typeof separator === 'string' ? separator : '\n\n';
  const texts: (Text | undefined)[] = [textAt(reader, 'prefix')];
  texts.push(...(await readExamples(reader, syntax)), textAt(reader, 'suffix'));
  const parts: MessagePart[] = [];
  for (const text of texts) {
    if (!text || text.text === '') continue;
    if (parts.length > 0) parts.push({ kind: 'text', ...madeText(text, quoted(gap, syntax)) });
    parts.push({ kind: 'text', ...text });
  }
  const messages: readonly Message[] = parts.length > 0 ? [{ role: 'user', parts }] : [];
  return [reader.promptOf(messages, syntax)];
}

function textAt({ document }: LangchainReader, key: string): Text | undefined {
  const text = fieldOf(document.value, key);
  const span = document.spanOf([key]);
  return typeof text === 'string' && span ? { text, span } : undefined;
}

/** Text that stands nowhere in the file: it is shown where it comes from. */
function madeText({ span }: Text, text: string): Text {
  const { start } = span.range;
  return { text, span: { path: span.path, range: { start, end: start }, segments: [] } };
}

async function readExamples(
  reader: LangchainReader,
  syntax: TemplateSyntax,
): Promise<readonly Text[]> {
  const { document } = reader;
  const listed = fieldOf(document.value, 'examples');
  const examples = typeof listed === 'string' ? await readList(reader, listed) : listed;
  if (!isJsonArray(examples)) return [];
  const template = await readExampleTemplate(reader);
  if (!template) return [];
  const fill = findTemplateLanguage(template.syntax).compile(template.text.text);
  return examples.slice(0, MAX_EXAMPLES).flatMap((example, index) => {
    const output = isJsonObject(example) ? fill(example) : undefined;
    if (output?.kind !== 'filled') {
      const path = isJsonArray(listed) ? ['examples', index] : ['examples'];
      reader.complain(
        path,
        sentence`An example does not fit its template`,
        sentence`Check its keys.`,
      );
      return [];
    }
    const path = isJsonArray(listed) ? ['examples', index] : ['examples'];
    const span = document.spanOf(path) ?? { path: reader.file.path, range: { start: 0, end: 0 } };
    return [{ text: quoted(output.text, syntax), span: { ...span, segments: [] } }];
  });
}

async function readList(reader: LangchainReader, reference: string): Promise<Json | undefined> {
  const file = await reader.readFile(reference, ['examples']);
  return file && readDataFile(file).value;
}

type ExampleTemplate = { readonly text: Text; readonly syntax: TemplateSyntax };

async function readExampleTemplate(reader: LangchainReader): Promise<ExampleTemplate | undefined> {
  const { document } = reader;
  const reference = fieldOf(document.value, 'example_prompt_path');
  if (typeof reference !== 'string') {
    const value = fieldOf(document.value, 'example_prompt');
    const text = await readTemplate(reader, value, ['example_prompt']);
    return text && { text, syntax: syntaxOf(textOf(fieldOf(value, 'template_format'))) };
  }
  const file = await reader.readFile(reference, ['example_prompt_path']);
  const other: JsonDocument | undefined = file && readDataFile(file);
  const text = fieldOf(other?.value, 'template');
  const span = other?.spanOf(['template']);
  if (typeof text !== 'string' || !span) return undefined;
  const syntax = syntaxOf(textOf(fieldOf(other?.value, 'template_format')));
  return { text: { text, span }, syntax };
}

/** The text as a template that comes to it: what is filled already is not filled again. */
function quoted(text: string, syntax: TemplateSyntax): string {
  if (syntax === 'f-string') return text.replaceAll(/[{}]/g, '$&$&');
  if (!/\{[{%#]/.test(text)) return text;
  return syntax === 'jinja' ? `{% raw %}${text}{% endraw %}` : text.replaceAll('{{', '\\{{');
}

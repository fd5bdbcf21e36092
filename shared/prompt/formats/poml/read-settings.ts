import type { SourceFile } from '../../../text/files.ts';
import { parseJsonDocument } from '../../../text/json-document.ts';
import { countOf } from '../../../text/json-fields.ts';
import type { Json } from '../../../text/json.ts';
import type { ModelRef, Prompt } from '../../prompt.ts';
import {
  decodeEntities,
  type XmlElement,
  type XmlNode,
  type XmlTree,
} from '../../templates/poml-engine/parse-xml.ts';

type Settings = Pick<Prompt, 'models' | 'maxOutputTokens' | 'tools' | 'responseSchema'>;

const LIMITS = ['maxtokens', 'maxoutputtokens', 'maxcompletiontokens'];

/** What a POML file says beside its text: `<runtime>`, `<tool-definition>`, `<output-schema>`. */
export function readPomlSettings(file: SourceFile, { children }: XmlTree): Settings {
  const elements = [...elementsIn(children)];
  const schema = elements.find(({ name }) => name === 'outputschema' || name === 'responseschema');
  const responseSchema = schema && jsonOf(schema);
  return {
    ...modelOf(
      file,
      elements.find(({ name }) => name === 'runtime'),
    ),
    tools: elements.flatMap((element) => toolOf(element) ?? []),
    ...(responseSchema !== undefined && { responseSchema }),
  };
}

function* elementsIn(nodes: readonly XmlNode[]): Generator<XmlElement> {
  const open = [...nodes].toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'text') continue;
    yield node;
    for (const child of node.children.toReversed()) open.push(child);
  }
}

function modelOf(
  file: SourceFile,
  runtime: XmlElement | undefined,
): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  if (!runtime) return { models: [] };
  const limit = LIMITS.map((key) => countOf(runtime.attributes.get(key))).find(Boolean);
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  const id = runtime.attributes.get('model')?.trim() ?? '';
  if (id === '' || id.includes('{{')) return { models: [], ...limited };
  const start = file.text.indexOf(id, runtime.range.start);
  const span = { path: file.path, range: { start, end: start + id.length } };
  const model: ModelRef = { id, ...(start >= 0 && { span }), ...limited };
  return { models: [model] };
}

/** As OpenAI takes it; a schema that is made when the prompt is used is not in the file. */
function toolOf(element: XmlElement): Json | undefined {
  if (!['tooldefinition', 'tooldef', 'tool'].includes(element.name)) return undefined;
  const parameters = jsonOf(element);
  const name = element.attributes.get('name');
  if (parameters === undefined || name === undefined) return undefined;
  const description = element.attributes.get('description');
  const about = description === undefined ? {} : { description: decodeEntities(description) };
  return { type: 'function', function: { name, ...about, parameters } };
}

function jsonOf({ children }: XmlElement): Json | undefined {
  const text = children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
  return text.trim().startsWith('{')
    ? parseJsonDocument({ path: '', text: decodeEntities(text) }).value
    : undefined;
}

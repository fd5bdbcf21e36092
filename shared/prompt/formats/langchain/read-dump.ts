import { countOf, fieldOf, isJsonArray, isJsonObject, textOf } from '../../../text/json-fields.ts';
import type { JsonPath } from '../../../text/json-tree.ts';
import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import { textMessage } from '../../prompt-text.ts';
import type { Message, Prompt, Role, TemplateSyntax } from '../../prompt.ts';
import { syntaxOf, type LangchainReader } from './reader.ts';

/** A serialised object of LangChain: `{lc: 1, type: "constructor", id: [..., class], kwargs}`. */
type Dumped = { readonly className: string; readonly kwargs: Json; readonly path: JsonPath };

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['SystemMessagePromptTemplate', 'system'],
  ['SystemMessage', 'system'],
  ['HumanMessagePromptTemplate', 'user'],
  ['HumanMessage', 'user'],
  ['AIMessagePromptTemplate', 'assistant'],
  ['AIMessage', 'assistant'],
]);

/** The prompt of a dump (`dumps`, LangSmith's hub): a chat prompt, a string prompt, or either before its model. */
export function readLangchainDump(reader: LangchainReader): readonly Prompt[] {
  const root = dumpedAt(reader.document.value, []);
  const first = root?.className === 'RunnableSequence' ? inner(root, 'first') : root;
  const last = root?.className === 'RunnableSequence' ? inner(root, 'last') : undefined;
  const read = first && readPrompt(reader, first);
  if (!read) {
    reader.complain(
      ['id'],
      sentence`This dump holds no prompt`,
      sentence`Dump the prompt template itself.`,
    );
    return [];
  }
  const prompt = reader.promptOf(read.messages, read.syntax);
  return [{ ...prompt, ...modelOf(reader, last) }];
}

type ReadPrompt = { readonly messages: readonly Message[]; readonly syntax: TemplateSyntax };

function readPrompt(reader: LangchainReader, prompt: Dumped): ReadPrompt | undefined {
  const template = templateOf(reader, prompt);
  if (template) return { messages: [textMessage('user', template.text)], syntax: template.syntax };
  const listed = fieldOf(prompt.kwargs, 'messages');
  if (!isJsonArray(listed)) return undefined;
  let syntax: TemplateSyntax = 'f-string';
  const messages = listed.flatMap((item, index): readonly Message[] => {
    const message = dumpedAt(item, [...prompt.path, 'kwargs', 'messages', index]);
    if (!message) return [];
    const read = readMessage(reader, message);
    if (read?.syntax) ({ syntax } = read);
    return read ? [read.message] : [];
  });
  return { messages, syntax };
}

function readMessage(
  reader: LangchainReader,
  dumped: Dumped,
): { readonly message: Message; readonly syntax?: TemplateSyntax } | undefined {
  const role = ROLES.get(dumped.className) ?? 'user';
  const text = fieldOf(dumped.kwargs, 'content');
  const span = reader.document.spanOf([...dumped.path, 'kwargs', 'content']);
  if (typeof text === 'string' && span) return { message: textMessage(role, { text, span }) };
  const prompt = inner(dumped, 'prompt');
  const template = prompt && templateOf(reader, prompt);
  // A MessagesPlaceholder is a history that is given when the prompt is used.
  return template && { message: textMessage(role, template.text), syntax: template.syntax };
}

function templateOf(
  { document }: LangchainReader,
  { kwargs, path }: Dumped,
):
  | { readonly text: Parameters<typeof textMessage>[1]; readonly syntax: TemplateSyntax }
  | undefined {
  const text = fieldOf(kwargs, 'template');
  const span = document.spanOf([...path, 'kwargs', 'template']);
  if (typeof text !== 'string' || !span) return undefined;
  return { text: { text, span }, syntax: syntaxOf(textOf(fieldOf(kwargs, 'template_format'))) };
}

function modelOf({ document }: LangchainReader, last: Dumped | undefined): Pick<Prompt, 'models'> {
  const bound = last && (inner(last, 'bound') ?? last);
  for (const key of ['model', 'model_name', 'model_id']) {
    const id = textOf(fieldOf(bound?.kwargs, key));
    if (!bound || id === undefined) continue;
    const span = document.spanOf([...bound.path, 'kwargs', key]);
    const limit = countOf(fieldOf(bound.kwargs, 'max_tokens'));
    const limited = limit === undefined ? {} : { maxOutputTokens: limit };
    return { models: [{ id, ...(span && { span }), ...limited }] };
  }
  return { models: [] };
}

function inner({ kwargs, path }: Dumped, key: string): Dumped | undefined {
  return dumpedAt(fieldOf(kwargs, key), [...path, 'kwargs', key]);
}

function dumpedAt(value: Json | undefined, path: JsonPath): Dumped | undefined {
  const id = fieldOf(value, 'id');
  const kwargs = fieldOf(value, 'kwargs');
  const className = isJsonArray(id) ? id.at(-1) : undefined;
  if (typeof className !== 'string' || !isJsonObject(kwargs)) return undefined;
  return { className, kwargs, path };
}

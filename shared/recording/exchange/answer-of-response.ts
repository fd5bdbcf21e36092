import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { JsonObject } from '../row-fields.ts';
import type { Answer, AnswerUsage } from './answer.ts';

/** One provider's shape of a response: what shows it, and where the text is. */
type Shape = {
  readonly matches: (response: JsonObject) => boolean;
  readonly textsOf: (response: JsonObject) => readonly (Json | undefined)[];
  readonly usageOf: (response: JsonObject) => AnswerUsage | undefined;
};

const hasList = (name: string) => (response: JsonObject) => isJsonArray(fieldOf(response, name));

const SHAPES: readonly Shape[] = [
  // OpenAI chat and completions, and everyone who speaks their dialect.
  {
    matches: hasList('choices'),
    textsOf: (response) =>
      itemsOf(response, 'choices').map(
        (choice) => fieldOf(choice, 'message', 'content') ?? fieldOf(choice, 'text'),
      ),
    usageOf: (response) => usageAt(response, 'usage'),
  },
  // OpenAI responses: https://platform.openai.com/docs/api-reference/responses/object
  {
    matches: (response) =>
      hasList('output')(response) && fieldOf(response, 'object') === 'response',
    textsOf: (response) => itemsOf(response, 'output').map((item) => fieldOf(item, 'content')),
    usageOf: (response) => usageAt(response, 'usage'),
  },
  // Anthropic messages, also through Bedrock and Vertex.
  {
    matches: (response) =>
      hasList('content')(response) &&
      (fieldOf(response, 'type') === 'message' || fieldOf(response, 'role') === 'assistant'),
    textsOf: (response) => [fieldOf(response, 'content')],
    usageOf: (response) => usageAt(response, 'usage', 'anthropic'),
  },
  // Gemini: https://ai.google.dev/api/generate-content#generatecontentresponse
  {
    matches: (response) =>
      hasList('candidates')(response) || fieldOf(response, 'usageMetadata') !== undefined,
    textsOf: (response) =>
      itemsOf(response, 'candidates').map((candidate) =>
        spokenParts(fieldOf(candidate, 'content', 'parts')),
      ),
    usageOf: (response) => usageAt(response, 'usageMetadata', 'gemini'),
  },
  // Bedrock's converse.
  {
    matches: (response) => fieldOf(response, 'output', 'message') !== undefined,
    textsOf: (response) => [fieldOf(response, 'output', 'message', 'content')],
    usageOf: (response) => usageAt(response, 'usage', 'bedrock'),
  },
  // Cohere's second version.
  {
    matches: (response) => fieldOf(response, 'usage', 'billed_units') !== undefined,
    textsOf: (response) => [fieldOf(response, 'message', 'content')],
    usageOf: (response) => usageAt(response, 'usage', 'cohere'),
  },
  // Ollama's own API.
  {
    matches: (response) => typeof fieldOf(response, 'done') === 'boolean',
    textsOf: (response) => [
      fieldOf(response, 'message', 'content') ?? fieldOf(response, 'response'),
    ],
    usageOf: (response) =>
      fieldOf(response, 'eval_count') === undefined
        ? undefined
        : { value: response, at: [], convention: 'ollama' },
  },
  // Anthropic's text completions, which never told their usage.
  {
    matches: (response) => typeof fieldOf(response, 'completion') === 'string',
    textsOf: (response) => [fieldOf(response, 'completion')],
    usageOf: () => undefined,
  },
];

/** Reads a response body of any provider; undefined when it is of none. */
export function answerOfResponse(response: Json): Answer | undefined {
  if (!isJsonObject(response)) return undefined;
  const shape = SHAPES.find(({ matches }) => matches(response));
  if (!shape) {
    const error = errorOf(response);
    return error === undefined ? undefined : { error };
  }
  const text = joinTexts(shape.textsOf(response));
  const model = textOf(fieldOf(response, 'model')) ?? textOf(fieldOf(response, 'modelVersion'));
  const error = text === undefined ? errorOf(response) : undefined;
  return onlyKnown({ model, text, usage: shape.usageOf(response), error });
}

/** The message of an error body: `{error: {message}}`, `{error: "…"}`, `{message, type: "error"}`. */
export function errorOf(response: Json): string | undefined {
  const error = fieldOf(response, 'error');
  const said = textOf(fieldOf(error, 'message')) ?? textOf(error);
  if (said !== undefined) return said;
  if (isJsonObject(error)) return JSON.stringify(error);
  return fieldOf(response, 'type') === 'error' ? textOf(fieldOf(response, 'message')) : undefined;
}

function itemsOf(response: JsonObject, name: string): readonly Json[] {
  const list = fieldOf(response, name);
  return isJsonArray(list) ? list : [];
}

function usageAt(
  response: JsonObject,
  name: string,
  convention?: AnswerUsage['convention'],
): AnswerUsage | undefined {
  const value = fieldOf(response, name);
  return isJsonObject(value) ? { value, at: [name], ...(convention && { convention }) } : undefined;
}

/** Gemini marks the parts it only thought. */
function spokenParts(parts: Json | undefined): Json | undefined {
  return isJsonArray(parts) ? parts.filter((part) => fieldOf(part, 'thought') !== true) : parts;
}

function joinTexts(contents: readonly (Json | undefined)[]): string | undefined {
  const texts = contents.flatMap(textsOfContent).filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join('\n');
}

/** The text parts of an answer's content; thoughts and calls of tools are no text of it. */
function textsOfContent(content: Json | undefined): readonly string[] {
  if (typeof content === 'string') return [content];
  if (!isJsonArray(content)) return [];
  return content.flatMap((part) => {
    const text = typeof part === 'string' ? part : fieldOf(part, 'text');
    return typeof text === 'string' ? [text] : [];
  });
}

import type { Json } from '../text/json.ts';
import { parseJson, readChat } from './read-chat.ts';
import type { SentMessage } from './sent-message.ts';
import type { TemplateLanguage, TemplateOutput, Vars } from './template-language.ts';

/** Messages, or why there are none. */
export type ChatOutput =
  | {
      readonly kind: 'messages';
      readonly messages: readonly SentMessage[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

type Fill = (vars: Vars) => TemplateOutput;

/**
 * Renders as promptfoo does (src/evaluatorHelpers.ts, renderPrompt, seen 2026-11): a template that is JSON before it is
 * filled has its strings filled one by one; any other text is filled with values whose own holes are filled first,
 * and then read as a chat.
 */
export function compileChat(text: string, language: TemplateLanguage): (vars: Vars) => ChatOutput {
  const json = parseJson(text);
  const fillJson = json === undefined ? undefined : compileJson(json, language);
  const fillText = language.compile(hasPartialTag(text) ? `{% raw %}${text}{% endraw %}` : text);
  return (vars) => {
    const resolved = resolveVars(vars);
    const filled = fillJson?.(resolved);
    if (filled?.kind === 'filled') return toChat(filled);
    return toChat(fillText(fillValues(resolved, language)));
  };
}

function toChat(output: TemplateOutput): ChatOutput {
  if (output.kind === 'failed') return output;
  const { text, missing } = output;
  const messages = readChat(text) ?? [{ role: 'user', text }];
  return { kind: 'messages', messages, missing };
}

/** Fills every string in the value; keys stay as they are. */
function compileJson(json: Json, language: TemplateLanguage): Fill {
  const fill = compileNode(json, { language, depth: 0 });
  return (vars) => {
    const missing = new Set<string>();
    const value = fill(vars, missing);
    if (value.kind === 'failed') return value;
    return { kind: 'filled', text: JSON.stringify(value.json, null, 2), missing: [...missing] };
  };
}

type Node =
  | { readonly kind: 'json'; readonly json: Json }
  | Extract<ChatOutput, { kind: 'failed' }>;
type FillNode = (vars: Vars, missing: Set<string>) => Node;

const MAX_DEPTH = 100;

function compileNode(
  json: Json,
  { language, depth }: { readonly language: TemplateLanguage; readonly depth: number },
): FillNode {
  if (depth > MAX_DEPTH) return () => ({ kind: 'failed', reason: 'the JSON is nested too deeply' });
  if (typeof json === 'string') return compileString(json, language);
  if (typeof json !== 'object' || json === null) return () => ({ kind: 'json', json });
  const inner = { language, depth: depth + 1 };
  const entries = Object.entries(json).map(
    ([key, value]) => [key, compileNode(value, inner)] as const,
  );
  const isList = Array.isArray(json);
  return (vars, missing) => {
    const filled: [string, Json][] = [];
    for (const [key, fill] of entries) {
      const node = fill(vars, missing);
      if (node.kind === 'failed') return node;
      filled.push([key, node.json]);
    }
    const value = isList ? filled.map(([, item]) => item) : Object.fromEntries(filled);
    return { kind: 'json', json: value };
  };
}

function compileString(text: string, language: TemplateLanguage): FillNode {
  const fill = language.compile(text);
  return (vars, missing) => {
    const output = fill(vars);
    if (output.kind === 'failed') return output;
    for (const name of output.missing) missing.add(name);
    return { kind: 'json', json: output.text };
  };
}

const NAMED_HOLE = /\{\{\s{0,80}(\w+)\s{0,80}\}\}/;
const ROUNDS = 5;

/** Without the line end at the end of a value, and with `{{name}}` in a value replaced, once per value and round. */
function resolveVars(vars: Vars): Vars {
  const resolved = new Map(
    Object.entries(vars).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/\n$/, '') : value,
    ]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, value] of resolved) {
      if (typeof value === 'string') resolved.set(name, resolveOne(value, resolved));
    }
  }
  return Object.fromEntries(resolved);
}

/** A value grows by other values only so far; a longer one is refused by the template's own limits later. */
const MAX_VALUE = 4_000_000;

function resolveOne(text: string, values: ReadonlyMap<string, Json>): string {
  const hole = NAMED_HOLE.exec(text);
  const value = hole ? values.get(hole[1] ?? '') : undefined;
  if (!hole || (typeof value !== 'string' && typeof value !== 'number')) return text;
  if (text.length + String(value).length > MAX_VALUE) return text;
  return text.slice(0, hole.index) + String(value) + text.slice(hole.index + hole[0].length);
}

/** Values are templates too, unless they name something that is not given or cannot be filled. */
function fillValues(vars: Vars, language: TemplateLanguage): Vars {
  const entries = Object.entries(vars).map(([name, value]): [string, Json] => {
    if (typeof value !== 'string' || !/\{[{%#]/.test(value) || hasPartialTag(value)) {
      return [name, value];
    }
    const asksForMore = language
      .findVariables(value)
      .some((hole) => !Object.hasOwn(vars, hole.name));
    const output = asksForMore ? undefined : language.compile(value)(vars);
    return [name, output?.kind === 'filled' ? output.text : value];
  });
  return Object.fromEntries(entries);
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{{', '}'],
  ['{%', '%'],
  ['{#', '#'],
]);

/**
 * promptfoo sends a text as it stands when a tag is not closed on its line (autoWrapRawIfPartialNunjucks): the first
 * line end after an opener comes before the letter that would close it. Linear, where the pattern is not.
 */
function hasPartialTag(text: string): boolean {
  if (/\{%\s{0,80}raw\s{0,80}%\}/.test(text) && /\{%\s{0,80}endraw\s{0,80}%\}/.test(text))
    return false;
  const next = createFinder(text);
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', open + 1)) {
    const closer = CLOSERS.get(text.slice(open, open + 2));
    if (closer !== undefined && next('\n', open + 2) < next(closer, open + 2)) return true;
  }
  return false;
}

/** Finds a letter at or after an offset; offsets only grow, so all searches together read the text once per letter. */
function createFinder(text: string): (letter: string, from: number) => number {
  const found = new Map<string, number>();
  return (letter, from) => {
    const last = found.get(letter) ?? -1;
    if (last >= from) return last;
    const index = text.indexOf(letter, from);
    // A text's end closes its last line, and only that.
    const place = index === -1 ? text.length + (letter === '\n' ? 0 : 1) : index;
    found.set(letter, place);
    return place;
  };
}

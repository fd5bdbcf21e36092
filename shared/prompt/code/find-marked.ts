import type { Node } from 'web-tree-sitter';
import type { TemplateSyntax } from '../prompt.ts';
import { roleOfWord } from '../role-words.ts';
import { createDraft } from './call-draft.ts';
import { childrenOf } from './code-source.ts';
import type { CodeText } from './code-value.ts';
import { enclosingNames } from './enclosing-name.ts';
import type { Evaluator } from './evaluator.ts';
import type { FoundPrompt } from './find-calls.ts';

const MARK = /\bpromptfare:[ \t]{0,4}prompt\b([^\r\n]{0,300})/g;
const OPTION = /\b(model|role|name|syntax)=(?:"([^"\r\n]*)"|([^\s"*]+))/g;
const MAX_MARKS = 200;

/** Strings below a comment `promptfare: prompt`, which may name a model, a role, a name and a template language. */
export function findMarked(evaluator: Evaluator): readonly FoundPrompt[] {
  const marks = [...evaluator.source.text.matchAll(MARK)].slice(0, MAX_MARKS);
  return marks.flatMap(({ index, 0: whole, 1: written = '' }) => {
    const comment = evaluator.source.pathTo(index).at(-1);
    if (comment?.type !== 'comment') return [];
    const options = readOptions(written, index + whole.length - written.length);
    return readMarked(comment, options, evaluator) ?? [];
  });
}

type Options = ReadonlyMap<string, Option>;

function readMarked(
  comment: Node,
  options: Options,
  evaluator: Evaluator,
): FoundPrompt | undefined {
  const { source } = evaluator;
  const next = nextCode(comment);
  const marked = next && firstText(next, evaluator);
  if (!marked) return undefined;
  const { text: value, node } = marked;
  const draft = createDraft(syntaxOf(options.get('syntax')?.text));
  const role = roleOfWord(options.get('role')?.text ?? '') ?? 'user';
  draft.messages.push({ role, parts: [{ kind: 'text', value }] });
  draft.isOpen = true;
  const model = options.get('model');
  if (model) draft.models.push({ id: model.text, span: { path: source.path, range: model.range } });
  return { draft, name: options.get('name')?.text ?? nameOf(source.pathTo(node.startIndex)), node };
}

function nameOf(path: readonly Node[]): string {
  const { around, variable } = enclosingNames(path);
  return [...around, ...(variable === undefined ? [] : [variable])].join('.') || 'prompt';
}

type Option = {
  readonly text: string;
  readonly range: { readonly start: number; readonly end: number };
};

function readOptions(written: string, offset: number): Options {
  const options = new Map<string, Option>();
  for (const { 0: whole, 1: key = '', 2: quoted, 3: bare, index } of written.matchAll(OPTION)) {
    const text = (quoted ?? bare ?? '').replace(/\*\/$/, '');
    const start = offset + index + whole.lastIndexOf(text);
    if (text !== '') options.set(key, { text, range: { start, end: start + text.length } });
  }
  return options;
}

const SYNTAXES: ReadonlyMap<string, TemplateSyntax> = new Map([
  ['f-string', 'f-string'],
  ['jinja', 'jinja'],
  ['jinja2', 'jinja'],
  ['mustache', 'handlebars'],
  ['handlebars', 'handlebars'],
]);

function syntaxOf(word: string | undefined): TemplateSyntax {
  return SYNTAXES.get(word?.toLowerCase() ?? '') ?? 'code';
}

/** Lines of a comment below the mark. */
const MAX_COMMENTS = 20;

function nextCode(comment: Node): Node | undefined {
  let next = comment.nextNamedSibling;
  for (let lines = 0; next?.type === 'comment' && lines < MAX_COMMENTS; lines += 1)
    next = next.nextNamedSibling;
  return next ?? undefined;
}

const MAX_DEPTH = 6;

/** The first text of a statement, whichever way it holds it. */
function firstText(
  node: Node,
  evaluator: Evaluator,
  depth = 0,
): { readonly text: CodeText; readonly node: Node } | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const isName = node.type.endsWith('identifier');
  const value = isName ? undefined : evaluator.evaluate(node);
  if (value?.kind === 'text') return { text: value, node };
  for (const child of childrenOf(node).slice(0, 20)) {
    const found = firstText(child, evaluator, depth + 1);
    if (found) return found;
  }
  return undefined;
}

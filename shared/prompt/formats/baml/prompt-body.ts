import type { SourceFile } from '../../../text/files.ts';
import type { Range } from '../../../text/range.ts';
import { subSpan, type Segment, type SourceSpan } from '../../../text/source-span.ts';
import { dotpromptRole } from '../../split-dotprompt-roles.ts';
import type { Message, MessagePart, Role, TextPart } from '../../prompt.ts';
import { sharedIndent } from './token-reader.ts';

type Text = Omit<TextPart, 'kind'>;

/** A raw text of the file as it is sent: without outer white space and the indentation its lines share. */
export function dedentedText(file: SourceFile, range: Range): Text {
  const lines = file.text.slice(range.start, range.end).split('\n');
  const indent = sharedIndent(lines);
  const segments: Segment[] = [];
  let text = '';
  let source = range.start;
  for (const [index, line] of lines.entries()) {
    const cut = Math.min(indent, line.length - line.trimStart().length);
    const kept = line.slice(cut) + (index < lines.length - 1 ? '\n' : '');
    if (kept !== '')
      segments.push({ textStart: text.length, sourceStart: source + cut, length: kept.length });
    text += kept;
    source += line.length + 1;
  }
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const whole = { text, span: { path: file.path, range, segments } };
  return { text: text.slice(start, end), span: subSpan(whole.span, { start, end }) };
}

/** What a tag of the prompt stands for, beside its variables. */
export type Expansion =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'media'; readonly mediaKind: 'image' | 'audio' | 'video' | 'document' };

export type ExpandTag = (tag: string) => Expansion | undefined;

const TAG = /\{\{[^{}]{0,2000}\}\}/g;
const ROLE = /^\{\{-?\s*_\.(?:role|chat)\(\s*(?:role\s*=\s*)?["']?(\w*)/;

type Expanded = {
  /** The template with every expansion in its place. */
  readonly template: string;
  readonly messages: readonly Message[];
};

/**
 * Takes a prompt apart at its role tags, and puts in what `expand` knows of its other tags. What stands before the
 * first role has the client's default role, which is one message of either kind: the user's here.
 */
export function expandBody(body: Text, expand: ExpandTag): Expanded {
  const messages: OpenMessage[] = [{ role: 'user', parts: [] }];
  let template = '';
  let end = 0;
  const addText = (to: number): void => {
    const text = body.text.slice(end, to);
    const span = subSpan(body.span, { start: end, end: to });
    template += text;
    addPart(messages, { kind: 'text', text, span });
  };
  for (const match of body.text.matchAll(TAG)) {
    const [tag] = match;
    const role = ROLE.exec(tag)?.[1];
    const expansion = role === undefined ? expand(tag) : undefined;
    if (role === undefined && !expansion) continue;
    addText(match.index);
    end = match.index + tag.length;
    if (role !== undefined) messages.push({ role: dotpromptRole(role), parts: [] });
    const span = subSpan(body.span, { start: match.index, end });
    const part = expansion && partOf(expansion, tag, span);
    if (part) addPart(messages, part);
    template += expansion ? templateOf(expansion, tag) : tag;
  }
  addText(body.text.length);
  return { template, messages: messages.filter(({ parts }) => parts.some(isSomething)) };
}

type OpenMessage = { readonly role: Role; readonly parts: MessagePart[] };

/** White space before the first text of a message is not sent. */
function addPart(messages: readonly OpenMessage[], part: MessagePart): void {
  const parts = messages.at(-1)?.parts;
  if (part.kind === 'media' || part.text.trim() !== '') parts?.push(part);
  else if (part.text !== '' && parts && parts.length > 0) parts.push(part);
}

function partOf(expansion: Expansion, tag: string, span: SourceSpan): MessagePart {
  if (expansion.kind === 'text')
    return { kind: 'text', text: expansion.text, span: { ...span, segments: [] } };
  return { kind: 'media', mediaKind: expansion.mediaKind, source: tag, span };
}

function templateOf(expansion: Expansion, tag: string): string {
  if (expansion.kind === 'media') return `{{ _.media("${/\w+/.exec(tag)?.[0] ?? ''}") }}`;
  return expansion.text === '' ? '' : `{% raw %}${expansion.text}{% endraw %}`;
}

function isSomething(part: MessagePart): boolean {
  return part.kind === 'media' || part.text.trim() !== '';
}

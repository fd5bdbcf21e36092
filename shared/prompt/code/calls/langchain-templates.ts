import { roleOfWord } from '../../role-words.ts';
import type { Role, TemplateSyntax } from '../../prompt.ts';
import { addOpen, type CallDraft, createDraft, type DraftPart } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { type CodeCall, type CodeValue, literalOf } from '../code-value.ts';
import { readContent } from '../read-content.ts';
import { addMessage } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** `ChatPromptTemplate.from_messages([...])` and `fromMessages`. */
export const langchainMessages: SdkCall = {
  callee: /(?:^|\.)ChatPromptTemplate(?:\.(?:from_messages|fromMessages))?$/,
  isTemplate: true,
  read: (call) => {
    const [list = settingOf(call, 'messages')] = call.positional;
    if (list?.kind !== 'list') return undefined;
    const draft = createDraft(syntaxOf(call));
    for (const item of list.items) readItem(draft, item);
    return draft;
  },
};

/** `PromptTemplate.from_template("…")`, `PromptTemplate(template="…")`; a chat template of one text is the user's. */
export const langchainTemplate: SdkCall = {
  callee: /(?:^|\.)(?:Chat)?PromptTemplate(?:\.(?:from_template|fromTemplate))?$/,
  isTemplate: true,
  read: (call) => {
    const template = settingOf(call, 'template') ?? call.positional[0];
    if (template?.kind !== 'text') return undefined;
    const draft = createDraft(syntaxOf(call));
    addMessage(draft, 'user', template);
    return draft;
  },
};

function syntaxOf(call: CodeCall): TemplateSyntax {
  const [, options] = call.positional;
  const format =
    settingOf(call, 'template_format', 'templateFormat') ?? settingOf(options, 'templateFormat');
  const name = literalOf(format);
  if (name === 'jinja2') return 'jinja';
  return name === 'mustache' ? 'handlebars' : 'f-string';
}

/** A pair of role and text, a message that is a template, a message that is none, or a place for more of them. */
function readItem(draft: CallDraft, item: CodeValue): void {
  if (item.kind === 'text') return addMessage(draft, 'user', item);
  if (item.kind === 'list') return readPair(draft, item.items);
  if (item.kind === 'record') {
    const role = roleOfWord(literalOf(settingOf(item, 'role')) ?? '');
    const content = settingOf(item, 'content');
    return role && content ? addMessage(draft, role, content) : addOpen(draft, item, 'messages');
  }
  if (item.kind === 'call') return readMessageCall(draft, item);
  addOpen(draft, item);
}

function readPair(draft: CallDraft, [word, content]: readonly CodeValue[]): void {
  const name = literalOf(word) ?? '';
  const role = roleOfWord(name);
  if (!content) return;
  if (role) return addMessage(draft, role, content);
  addOpen(draft, content, literalOf(content)?.replaceAll(/[{}]/g, '') || 'messages');
}

const MESSAGES: readonly (readonly [RegExp, Role])[] = [
  [/\bSystemMessage/, 'system'],
  [/\bHumanMessage/, 'user'],
  [/\bAIMessage/, 'assistant'],
  [/\bToolMessage/, 'tool'],
];

function readMessageCall(draft: CallDraft, call: CodeCall): void {
  const role = MESSAGES.find(([pattern]) => pattern.test(call.callee))?.[1];
  const content = settingOf(call, 'content', 'template', 'prompt') ?? call.positional[0];
  if (!role || !content) {
    const name = literalOf(settingOf(call, 'variable_name', 'variableName') ?? call.positional[0]);
    return addOpen(draft, call, name ?? 'messages');
  }
  if (/PromptTemplate\b/.test(call.callee)) return addMessage(draft, role, content);
  const parts = readContent(draft, content).map(asLiteral);
  if (parts.length > 0) draft.messages.push({ role, parts });
}

/** Only templates have holes; a message that a program made is sent as it is. */
function asLiteral(part: DraftPart): DraftPart {
  return part.kind === 'text' ? { ...part, isLiteral: true } : part;
}

import { roleOfWord } from '../role-words.ts';
import type { Role } from '../prompt.ts';
import { addOpen, type CallDraft, type DraftPart } from './call-draft.ts';
import { settingOf } from './call-settings.ts';
import { type CodeValue, literalOf } from './code-value.ts';
import { markLast, readContent } from './read-content.ts';

/** The messages of a list of `{role, content}`, in whichever provider's form; what the program adds is named. */
export function readMessages(draft: CallDraft, value: CodeValue | undefined): void {
  if (!value) return;
  if (value.kind !== 'list') return addOpen(draft, value, nameOf(value, 'messages'));
  for (const item of value.items) readMessage(draft, item);
}

function nameOf(value: CodeValue, fallback: string): string {
  return value.kind === 'unknown' ? value.name : fallback;
}

function readMessage(draft: CallDraft, item: CodeValue): void {
  if (item.kind === 'text') return addMessage(draft, 'user', item);
  const word = literalOf(settingOf(item, 'role'));
  const role = word === undefined ? undefined : roleOfWord(word);
  const content = settingOf(item, 'content', 'parts');
  if (item.kind === 'unknown' || !role) return addOpen(draft, item, nameOf(item, 'messages'));
  if (content) addParts(draft, role, markLast(draft, readContent(draft, content), item));
}

/** A message whose content is a text, a list of parts, or left to the program. */
export function addMessage(draft: CallDraft, role: Role, content: CodeValue): void {
  addParts(draft, role, readContent(draft, content));
}

function addParts(draft: CallDraft, role: Role, parts: readonly DraftPart[]): void {
  if (parts.length > 0) draft.messages.push({ role, parts });
}

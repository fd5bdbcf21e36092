import type { Range } from '../text/range.ts';
import type { SentMessage } from './sent-message.ts';
import { findRoleMarkers, sectionsBetween, type RoleMarker } from './split-role-markers.ts';
import type { TemplateOutput } from './template-language.ts';

export type Filled = Extract<TemplateOutput, { readonly kind: 'filled' }>;

/**
 * The messages of a filled prompty body. A value cannot forge a role: the colon of a marker must come from the
 * template, and the role's name from it too or be a whole value, as in the loop `{{item.role}}:` over a history.
 */
export function splitFilledRoleMarkers({ text, values = [] }: Filled): readonly SentMessage[] {
  const markers = findRoleMarkers(text).filter((marker) => isWritten(marker, values));
  return sectionsBetween(text, markers).map(({ role, range }) => ({
    role,
    text: text.slice(range.start, range.end),
  }));
}

function isWritten({ marker, roleName }: RoleMarker, values: readonly Range[]): boolean {
  const colon = valueAt(values, marker.end - 1);
  if (colon) return false;
  const name = valueAt(values, roleName.start) ?? valueAt(values, roleName.end - 1);
  return !name || (name.start === roleName.start && name.end === roleName.end);
}

/** The value that covers the offset; values are in order and do not overlap. */
function valueAt(values: readonly Range[], offset: number): Range | undefined {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle];
    if (value && value.end <= offset) low = middle + 1;
    else high = middle;
  }
  const value = values[low];
  return value && value.start <= offset ? value : undefined;
}

/**
 * The messages of a filled dotprompt, by its marks (google/dotprompt js/src/parse.ts, toMessages): text before any
 * mark is the user's, a role without text gives way to the next, what is only whitespace between two marks is dropped.
 */
export function splitFilledMarks({ text, marks = [] }: Filled): readonly SentMessage[] {
  const messages: OpenMessage[] = [{ role: 'user', text: '', mediaCount: 0 }];
  let start = 0;
  for (const mark of marks) {
    addText(messages, text.slice(start, mark.offset));
    start = mark.offset;
    const current = messages.at(-1);
    if (mark.kind === 'media' && current) current.mediaCount += 1;
    if (mark.kind === 'history') messages.push({ role: 'assistant', text: '', mediaCount: 0 });
    if (mark.kind === 'role') openRole(messages, mark.role);
  }
  addText(messages, text.slice(start));
  return messages.filter(isSent).map(({ mediaCount, ...message }) => {
    return mediaCount > 0 ? { ...message, mediaCount } : message;
  });
}

type OpenMessage = { role: SentMessage['role']; text: string; mediaCount: number };

function addText(messages: readonly OpenMessage[], text: string): void {
  const current = messages.at(-1);
  if (current && text.trim() !== '') current.text += text;
}

function openRole(messages: OpenMessage[], role: SentMessage['role']): void {
  const current = messages.at(-1);
  if (current && !isSent(current)) current.role = role;
  else messages.push({ role, text: '', mediaCount: 0 });
}

function isSent({ text, mediaCount }: OpenMessage): boolean {
  return text !== '' || mediaCount > 0;
}

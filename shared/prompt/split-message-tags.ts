import type { Range } from '../text/range.ts';
import type { Role } from './prompt.ts';
import type { SentMessage } from './sent-message.ts';
import type { RoleSection } from './split-role-markers.ts';

const OPEN =
  /<message\s{1,20}role\s{0,20}=\s{0,20}(?:"([^"<>]{0,200})"|'([^'<>]{0,200})')\s{0,20}>/gi;
const CLOSE = '</message>';

/**
 * The messages of a Semantic Kernel prompt that writes them as `<message role="…">` elements; what stands between them
 * is not sent. A text without them is one user message.
 */
export function splitMessageTags(text: string): readonly RoleSection[] {
  const sections = findMessages(text, () => true);
  if (sections.length > 0) return sections;
  const range = trimmed(text, { start: 0, end: text.length });
  return range.end > range.start ? [{ role: 'user', range }] : [];
}

/** The messages of a filled prompt. A value cannot open or close a message, but it can be a role's name. */
export function splitFilledMessageTags(filled: {
  readonly text: string;
  readonly values?: readonly Range[];
}): readonly SentMessage[] {
  const { text, values = [] } = filled;
  const found = findMessages(text, (offset) => !isInValue(values, offset));
  if (found.length === 0) return text.trim() === '' ? [] : [{ role: 'user', text: text.trim() }];
  return found.map(({ role, range }) => ({
    role,
    text: decodeXml(text.slice(range.start, range.end)),
  }));
}

function findMessages(
  text: string,
  isWritten: (offset: number) => boolean,
): readonly RoleSection[] {
  const found: RoleSection[] = [];
  let end = 0;
  for (const match of text.matchAll(OPEN)) {
    const last = match.index + match[0].length - 1;
    if (match.index < end || !isWritten(match.index) || !isWritten(last)) continue;
    let close = text.indexOf(CLOSE, last);
    while (close >= 0 && !isWritten(close)) close = text.indexOf(CLOSE, close + 1);
    if (close < 0) break;
    end = close + CLOSE.length;
    found.push({
      role: roleOf(match[1] ?? match[2] ?? ''),
      range: trimmed(text, { start: last + 1, end: close }),
    });
  }
  return found;
}

function roleOf(name: string): Role {
  const lower = name.trim().toLowerCase();
  if (lower === 'system' || lower === 'developer') return 'system';
  return lower === 'assistant' || lower === 'tool' ? lower : 'user';
}

function isInValue(values: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const value = values[low];
  return value !== undefined && value.start <= offset;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

function decodeXml(text: string): string {
  return text.replaceAll(
    /&(?:lt|gt|quot|apos|amp|#39);/g,
    (entity) => ENTITIES.get(entity) ?? entity,
  );
}

function trimmed(text: string, { start, end }: Range): Range {
  const body = text.slice(start, end);
  const from = start + body.length - body.trimStart().length;
  return { start: from, end: Math.max(from, start + body.trimEnd().length) };
}

import { subSpan } from '../../text/source-span.ts';
import { textMessage } from '../prompt-text.ts';
import type { Message, TextPart } from '../prompt.ts';
import { splitMessageTags } from '../split-message-tags.ts';
import { splitRoleMarkers, type RoleSection } from '../split-role-markers.ts';

type Text = Omit<TextPart, 'kind'>;

/** The messages between `system:` lines. */
export function messagesByMarkers(part: Text): readonly Message[] {
  return messagesOfSections(part, splitRoleMarkers(part.text));
}

/** The messages in `<message role="…">` elements; a text without them is one user message. */
export function messagesByTags(part: Text): readonly Message[] {
  return messagesOfSections(part, splitMessageTags(part.text));
}

function messagesOfSections(
  { text, span }: Text,
  sections: readonly RoleSection[],
): readonly Message[] {
  return sections.map(({ role, range }) =>
    textMessage(role, { text: text.slice(range.start, range.end), span: subSpan(span, range) }),
  );
}

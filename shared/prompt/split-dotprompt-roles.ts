import type { Role } from './prompt.ts';
import type { RoleSection } from './split-role-markers.ts';

const TAG = /\{\{~?\s*(?:role\s+(?:"([^"{}]*)"|'([^'{}]*)')|(history))\s*~?\}\}/g;

/**
 * The messages of an unrendered dotprompt body, in order. `range` runs from one `{{role "…"}}` or `{{history}}` tag
 * to the next; before the first tag the role is user, after `{{history}}` it is the model's until a tag says
 * otherwise (google/dotprompt js/src/parse.ts, toMessages). Blank stretches make no message.
 */
export function splitDotpromptRoles(text: string): readonly RoleSection[] {
  const sections: RoleSection[] = [];
  let role: Role = 'user';
  let start = 0;
  const add = (end: number): void => {
    if (text.slice(start, end).trim() !== '') sections.push({ role, range: { start, end } });
  };
  for (const match of text.matchAll(TAG)) {
    add(match.index);
    role = match[3] ? 'assistant' : dotpromptRole(match[1] ?? match[2] ?? '');
    start = match.index + match[0].length;
  }
  add(text.length);
  return sections;
}

/** Gemini's `model` is our assistant; a role nobody knows is taken as the user's. */
export function dotpromptRole(name: string): Role {
  switch (name) {
    case 'model':
    case 'assistant':
      return 'assistant';
    case 'system':
    case 'tool':
      return name;
    default:
      return 'user';
  }
}

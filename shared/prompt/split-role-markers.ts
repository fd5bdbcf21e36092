import type { Range } from '../text/range.ts';
import type { Role } from './prompt.ts';

/** One message of a text with role markers: `range` is its body in that text, without the marker. */
export type RoleSection = { readonly role: Role; readonly range: Range };

/** A line that may start a message: `marker` is the whole line without its end, `roleName` the word in it. */
export type RoleMarker = {
  readonly role: Role;
  readonly marker: Range;
  readonly roleName: Range;
};

const MARKER = /^(#?\s*)(system|user|assistant|developer)\s*(?:\[[^\]]*=.*\])?\s*:$/i;

/** A longer line is prose; this also bounds the work per line. */
const MAX_MARKER_LENGTH = 2000;

/**
 * The messages of a prompty or promptflow body, in order; each body is trimmed, text before the first marker is a
 * system message. A marker without a body is an empty message; a text without markers is one system message.
 * Rule: prompty specification, role markers (microsoft/prompty spec/spec.md), plus the `developer` of its runtimes.
 */
export function splitRoleMarkers(text: string): readonly RoleSection[] {
  return sectionsBetween(text, findRoleMarkers(text));
}

/** Every line of `text` that reads as a role marker, in order. */
export function findRoleMarkers(text: string): readonly RoleMarker[] {
  const markers: RoleMarker[] = [];
  for (const line of linesOf(text)) {
    const marker = readMarker(text, line);
    if (marker) markers.push(marker);
  }
  return markers;
}

/** The sections that these markers make of `text`. */
export function sectionsBetween(
  text: string,
  markers: readonly RoleMarker[],
): readonly RoleSection[] {
  const sections: RoleSection[] = [];
  const lead = trimmed(text, { start: 0, end: markers[0]?.marker.start ?? text.length });
  if (lead.end > lead.start) sections.push({ role: 'system', range: lead });
  for (const [index, { role, marker }] of markers.entries()) {
    const end = markers[index + 1]?.marker.start ?? text.length;
    sections.push({ role, range: trimmed(text, { start: marker.end, end }) });
  }
  return sections;
}

function readMarker(text: string, line: Range): RoleMarker | undefined {
  if (line.end - line.start > MAX_MARKER_LENGTH) return undefined;
  const range = trimmed(text, line);
  const match = MARKER.exec(text.slice(range.start, range.end));
  if (!match) return undefined;
  const [, before = '', name = ''] = match;
  const start = range.start + before.length;
  return { role: roleOf(name), marker: range, roleName: { start, end: start + name.length } };
}

function roleOf(name: string): Role {
  const lower = name.toLowerCase();
  // OpenAI's `developer` takes the place of the system message for its reasoning models.
  return lower === 'user' || lower === 'assistant' ? lower : 'system';
}

function* linesOf(text: string): Generator<Range> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

function trimmed(text: string, { start, end }: Range): Range {
  const body = text.slice(start, end);
  const from = start + body.length - body.trimStart().length;
  return { start: from, end: Math.max(from, start + body.trimEnd().length) };
}
